import * as z from "zod";

/** What opens on the page, after a proof. */
export const Part = z.enum(["export", "erase"]);

/** Deletion is asked for in one word of the reader's language, so that it is never a slip. */
export const eraseForm = (word: string) =>
  z.object({
    kept: z.literal("on"),
    word: z.string().trim().toUpperCase().pipe(z.literal(word)),
  });
