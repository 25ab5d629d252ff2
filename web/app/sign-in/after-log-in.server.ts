import { redirect } from "@remix-run/cloudflare";
import type { LogInAnswer, SecondFactorNeeded, WayIn } from "../../../worker/auth/auth.schema";
import { forwardCookies } from "../api.server";
import { readCookie, writeCookie } from "../cookies.server";
import { translatorFor } from "../i18n/i18n.server";
import { redirectWithToast } from "../toast.server";
import { nextOf, withNext } from "./next";
import { secondFactorPath } from "./second-factors";

const OFFERED_COOKIE = "ava_strengthen_offered";
const OFFERED_LIFE_S = 30 * 24 * 60 * 60;

type AfterLogIn = {
  /** How the person has just come in. */
  method: WayIn;
  /** Where to go on to, where the address of the request does not say. */
  next?: string | null;
  /** Said once on the page that follows; a new account is welcomed instead. */
  toast?: { title: string; description?: string };
};

/**
 * Where a right answer to the log-in leads, with the API's cookies: to the second factor, for a new account to onboarding,
 * after a code by phone to the offer of something stronger (once in thirty days), else to `next` or the dashboard.
 */
export async function afterLogIn(
  request: Request,
  answer: Pick<Response, "headers">,
  value: LogInAnswer | SecondFactorNeeded,
  { method, next = nextOf(request), toast }: AfterLogIn,
) {
  const headers = forwardCookies(answer);
  if ("secondFactor" in value)
    return redirect(withNext(secondFactorPath(value.secondFactor.factors), next), { headers });
  if (value.isNew) {
    const t = await translatorFor(request);
    // A number is no name to greet somebody by.
    const title = method === "phone-code" ? t("auth:welcomePlain") : t("auth:welcome", { name: value.user.name });
    return redirectWithToast(request, "/onboarding", { title }, headers);
  }
  if (method === "phone-code" && !readCookie(request, OFFERED_COOKIE)) {
    headers.append("Set-Cookie", writeCookie(request, OFFERED_COOKIE, "1", OFFERED_LIFE_S));
    return redirect(withNext("/strengthen", next), { headers });
  }
  const to = next ?? "/dashboard";
  return toast ? redirectWithToast(request, to, toast, headers) : redirect(to, { headers });
}
