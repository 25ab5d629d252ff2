import type { Context } from "hono";
import * as z from "zod";
import { refuse } from "./answers";

const Time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const ListQuery = z.object({
  limit: z.coerce.number().int().min(0).max(1000).default(100),
  createdAtGt: Time.optional(),
  createdAtGe: Time.optional(),
  createdAtLt: Time.optional(),
  createdAtLe: Time.optional(),
});

/** A bare array, newest first, with Vapi's `limit` and `createdAt*` filters. */
export function answerList<T extends { createdAt: string }>(c: Context, records: T[]): Response {
  const query = ListQuery.safeParse(c.req.query());
  if (!query.success) {
    return refuse(
      c,
      400,
      query.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    );
  }
  const { limit, createdAtGt, createdAtGe, createdAtLt, createdAtLe } = query.data;
  const matching = records.filter((record) => {
    const at = Date.parse(record.createdAt);
    return (
      (createdAtGt === undefined || at > createdAtGt) &&
      (createdAtGe === undefined || at >= createdAtGe) &&
      (createdAtLt === undefined || at < createdAtLt) &&
      (createdAtLe === undefined || at <= createdAtLe)
    );
  });
  matching.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return c.json(matching.slice(0, limit));
}
