import type * as z from "zod";

/**
 * Which part of a page is open, by its address: so that it opens without scripts, and again after a proof was asked for. `offer` is
 * how the page that follows a log-in by phone names it.
 */
export function openPart<Part extends string>(search: URLSearchParams, parts: z.ZodType<Part>): Part | null {
  return parts.safeParse(search.get("part") ?? search.get("offer")).data ?? null;
}
