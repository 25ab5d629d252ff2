import type { ValidationTargets } from "hono";
import { validator } from "hono-openapi";
import type * as z from "zod";
import { AppError } from "../lib/errors";

/** Parses one part of a request at the edge. Bad input takes the same path as every other error, and names its fields. */
export const validate = <Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) =>
  validator(target, schema, (result) => {
    if (result.success) return;
    const issues = result.error.map((issue) => ({
      path: (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".") || target,
      message: issue.message,
    }));
    const [first] = issues;
    throw new AppError("invalid_input", first ? `${first.path}: ${first.message}` : "The request is malformed.", {
      issues,
    });
  });
