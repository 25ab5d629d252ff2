import * as z from "zod";

/** What is asked of Ava: as a form sends it. */
export const TesterQuestion = z
  .object({
    profileId: z.string().min(1),
    version: z.enum(["draft", "published"]).default("published"),
    /** Empty: no line. */
    numberId: z.string().max(80).optional(),
    when: z.enum(["now", "later"]).default("now"),
    /** The clock on the business's wall: "2026-08-15T12:35". */
    at: z.iso.datetime({ local: true }).regex(/\d$/).optional(),
    /** As a person writes it; empty: withheld. */
    from: z.string().trim().max(40).optional(),
    /** Names this one conversation, however often it is asked for. */
    key: z.string().max(200).optional(),
  })
  .refine(({ when, at }) => when === "now" || at !== undefined, { path: ["at"], params: { reason: "required" } });
export type TesterQuestion = z.infer<typeof TesterQuestion>;
