import * as z from "zod";

/** A named set of filters of the calls list. */
export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  /** As in the list's address, without its question mark: `status=ended&outcome=booked`. */
  query: z.string(),
  isShared: z.boolean(),
  /** Made by whoever asks, who may remove it; a shared one may be removed by owners and admins too. */
  isOwn: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViews = z.object({ items: z.array(SavedView) });
export const SaveView = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(1000),
  isShared: z.boolean().default(false),
});
export const ViewParam = z.object({ id: z.templateLiteral(["view_", z.string()]) });
