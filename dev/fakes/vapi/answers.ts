import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type * as z from "zod";
import type { FaultAnswers } from "../faults";

const REASONS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** Vapi answers errors as NestJS does. `message` is a list when the body was checked field by field. */
export const problem = (statusCode: number, message: string | string[]) => ({
  message,
  error: REASONS[statusCode] ?? "Error",
  statusCode,
});

export const refuse = (c: Context, statusCode: ContentfulStatusCode, message: string | string[]) =>
  c.json(problem(statusCode, message), statusCode);

export const INVALID_KEY =
  "Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.";

export const FAULT_ANSWERS: FaultAnswers = {
  "500": { body: problem(500, "Internal server error") },
  "429": { body: problem(429, "Too many requests"), headers: { "Retry-After": "1" } },
  "400": { body: problem(400, ["the request was refused"]) },
  "401": { body: problem(401, INVALID_KEY) },
};

type Parsed<T> = { ok: true; body: T } | { ok: false; answer: Response };

/** The JSON body, or the 400 that the vendor answers in its place. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<Parsed<T>> {
  let json: unknown;
  try {
    json = await c.req.json();
  } catch {
    return { ok: false, answer: refuse(c, 400, "Unexpected token in JSON") };
  }
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, body: result.data };
  const messages = result.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  return { ok: false, answer: refuse(c, 400, messages) };
}
