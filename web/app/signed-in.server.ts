import type { AppLoadContext } from "@remix-run/cloudflare";
import type { SessionView } from "../../worker/auth/auth.schema";
import { apiFor } from "./api.server";
import { readCookie } from "./cookies.server";

const SESSION_COOKIES = ["__Host-ava_session", "ava_session"];

/** The visitor's session, while it lives. A visitor with no session's cookie costs the API nothing. */
export async function sessionOf(request: Request, context: AppLoadContext): Promise<SessionView | null> {
  if (!SESSION_COOKIES.some((name) => readCookie(request, name))) return null;
  const answer = await apiFor(request, context).auth.session.$get();
  return answer.ok ? answer.json() : null;
}

export const isSignedIn = async (request: Request, context: AppLoadContext): Promise<boolean> =>
  (await sessionOf(request, context)) !== null;
