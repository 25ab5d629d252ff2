import type { AppLoadContext } from "@remix-run/cloudflare";
import { apiFor } from "./api.server";
import { readCookie } from "./cookies.server";

const SESSION_COOKIES = ["__Host-ava_session", "ava_session"];

/** Whether the visitor has a session that still lives. A visitor with no session's cookie costs the API nothing. */
export async function isSignedIn(request: Request, context: AppLoadContext): Promise<boolean> {
  if (!SESSION_COOKIES.some((name) => readCookie(request, name))) return false;
  return (await apiFor(request, context).auth.session.$get()).ok;
}
