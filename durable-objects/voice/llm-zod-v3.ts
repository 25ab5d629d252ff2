/**
 * Stands in the bundle for `zod/v3` (wrangler.toml, `alias`), 105 kB. The AI SDK imports one list of names from it, to describe
 * tools whose schemas are of zod 3. None of ours is: a name that is asked for here is undefined, and matches nothing.
 */
export const ZodFirstPartyTypeKind: Record<string, string> = {};
