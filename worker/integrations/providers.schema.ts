import * as z from "zod";

/** How an organisation's account at a provider is: tried just now. `code` and `message` say in one line what is wrong. */
export const AccountCheck = z.object({
  ok: z.boolean(),
  checkedAt: z.string(),
  /** An error code, or `null` where all is well. */
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type AccountCheck = z.infer<typeof AccountCheck>;

/** Whether calls go out to a provider at all, and what last went wrong. */
export const ProviderHealth = z.object({
  provider: z.enum(["vapi", "twilio"]),
  circuit: z.object({ state: z.enum(["closed", "open", "half-open"]), since: z.string().nullable() }),
  /** The organisation's own, newest first, at most ten. */
  errors: z.array(z.object({ code: z.string(), status: z.number().int().nullable(), at: z.string() })),
});
export type ProviderHealth = z.infer<typeof ProviderHealth>;
export const ProvidersHealth = z.object({ items: z.array(ProviderHealth) });
