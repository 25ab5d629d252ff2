import type { Context } from "hono";
import { ZodError } from "zod";
import { AppError } from "../lib/errors";
import type { AppEnv } from "./app-env";

/** Reads a JSON body whose shape the route's own reader knows. Only a `ZodError` of that reader is the sender's fault. */
export async function readJson<T>(c: Context<AppEnv>, read: (body: unknown) => Promise<T>): Promise<T> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (cause) {
    // A body past the limit fails in here as well, with its own error.
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid_input", "The body is not valid JSON.");
  }
  try {
    return await read(body);
  } catch (error) {
    // What is nested deeper than the stack is nothing a provider sends.
    if (error instanceof RangeError) throw new AppError("invalid_input", "The body is nested too deeply.");
    if (!(error instanceof ZodError)) throw error;
    const issues = error.issues.map(({ path, message }) => ({ path: path.join(".") || "body", message }));
    const [first] = issues;
    throw new AppError("invalid_input", first ? `${first.path}: ${first.message}` : "The body is malformed.", {
      issues,
    });
  }
}
