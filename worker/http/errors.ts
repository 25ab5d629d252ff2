import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { AppError, type ErrorBody, type ErrorCode } from "../lib/errors";
import { log } from "../lib/log";
import type { AppEnv } from "./app-env";

const body = (code: ErrorCode, message: string, requestId: string): ErrorBody => ({
  error: { code, message, requestId },
});

/** The one place that turns a thrown error into an answer. What is not an `AppError` is a bug: logged whole, answered blank. */
export function answerError(error: Error, c: Context<AppEnv>): Response {
  const requestId = c.get("requestId");
  if (error instanceof AppError) {
    if (error.cause) log.warn("provider.failed", { requestId, code: error.code, error: error.cause });
    if (error.retryAfterS !== undefined) c.header("Retry-After", String(error.retryAfterS));
    const answer = body(error.code, error.message, requestId);
    if (error.issues) answer.error.issues = error.issues;
    if (error.hints) answer.error.hints = error.hints;
    return c.json(answer, error.status);
  }
  // Hono itself throws these: a body that is not JSON, one past the limit.
  if (error instanceof HTTPException && error.status === 400)
    return c.json(body("invalid_input", "The body is not valid JSON.", requestId), 400);
  if (error instanceof HTTPException && error.status === 413)
    return c.json(body("payload_too_large", "The body is too large.", requestId), 413);
  log.error("request.crashed", { requestId, route: c.req.routePath, error });
  return c.json(body("internal", "Something went wrong on our side.", requestId), 500);
}
