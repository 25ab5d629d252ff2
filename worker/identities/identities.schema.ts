import * as z from "zod";
import { OpenIdProvider } from "../auth/auth.schema";

/** `link` adds the provider to the account that is logged in; `log-in` is for everybody else, with an account or without. */
export const OpenIdIntent = z.enum(["log-in", "link"]);
export type OpenIdIntent = z.infer<typeof OpenIdIntent>;

export const StartQuery = z.object({
  /** A page of ours to go on to; anything else is left out. */
  next: z.string().max(500).optional(),
  intent: OpenIdIntent.default("log-in"),
});
export const ProviderParam = z.object({ provider: OpenIdProvider });
export const IdentityParam = z.object({ id: z.string().max(64) });
