import * as z from "zod";

/** A short word after something was done. What failed is said where it failed, not here. */
export const Toast = z.object({
  id: z.string(),
  kind: z.enum(["good", "info", "bad"]),
  title: z.string(),
  description: z.string().optional(),
});
export type Toast = z.infer<typeof Toast>;
