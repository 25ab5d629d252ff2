import type { AppLoadContext } from "@remix-run/cloudflare";
import type { OfferedWays } from "../../../worker/auth/auth.schema";
import { apiFor } from "../api.server";

const NONE: OfferedWays = { phone: false, google: false, microsoft: false };

/** Which ways in to offer beside the password. A page to log in on is there even when the API cannot say. */
export async function offeredWays(request: Request, context: AppLoadContext): Promise<OfferedWays> {
  const answer = await apiFor(request, context).auth.methods.$get();
  return answer.ok ? answer.json() : NONE;
}

/** WebAuthn binds a passkey to a domain: a site that is reached by a number has none. */
export const canHavePasskeys = (request: Request): boolean => !/^(\[.*\]|[\d.]+)$/.test(new URL(request.url).hostname);
