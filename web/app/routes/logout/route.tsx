import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { apiFor, forwardCookies } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { ownPath } from "~/own-path";
import { redirectWithToast } from "~/toast.server";

/** Ends the session, on the API and in the browser; `next` is where a new log-in leads. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form, answer] = await Promise.all([
    translatorFor(request),
    request.formData(),
    apiFor(request, context).auth.logout.$post(),
  ]);
  const next = ownPath(form.get("next"), "");
  const logIn = next ? `/login?next=${encodeURIComponent(next)}` : "/login";
  return redirectWithToast(request, logIn, { title: t("auth:loggedOut") }, forwardCookies(answer));
}

export const loader = () => redirect("/");
