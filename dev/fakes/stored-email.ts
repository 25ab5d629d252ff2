import * as z from "zod";

/** A mail as a fake keeps it, whoever sent it. */
export const StoredEmail = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  /** ISO 8601. */
  at: z.string(),
});
export type StoredEmail = z.infer<typeof StoredEmail>;

/** Where a new mail is kept: the count holds two of one millisecond in the order they came. */
export const emailKey = (kept: StoredEmail[], id: string): string => `${String(kept.length).padStart(6, "0")}-${id}`;
