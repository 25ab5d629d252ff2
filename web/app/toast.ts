import * as z from "zod";

/** A short word after something was done. What failed is said where it failed, not here. */
export const Toast = z.object({
  id: z.string(),
  kind: z.enum(["good", "info", "bad"]),
  title: z.string(),
  description: z.string().optional(),
  /** Takes back what was done: a form, which needs no script. `fields` are its hidden ones. */
  undo: z.object({ label: z.string(), action: z.string(), fields: z.record(z.string(), z.string()) }).optional(),
  /** Where one reads more. */
  link: z.object({ label: z.string(), to: z.string() }).optional(),
  /** Seconds for which it is shown, where that is longer than usual: as long as it can be taken back. */
  shownS: z.number().optional(),
});
export type Toast = z.infer<typeof Toast>;
