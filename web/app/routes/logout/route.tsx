import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { apiFor, forwardCookies } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { redirectWithToast } from "~/toast.server";

/** Ends the session, on the API and in the browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, answer] = await Promise.all([translatorFor(request), apiFor(request, context).auth.logout.$post()]);
  return redirectWithToast(request, "/login", { title: t("auth:loggedOut") }, forwardCookies(answer));
}

export const loader = () => redirect("/");
