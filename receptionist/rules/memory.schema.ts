import * as z from "zod";

/** What the rules keep between two answers. */
export const RulesMemory = z.object({});
export type RulesMemory = z.infer<typeof RulesMemory>;
