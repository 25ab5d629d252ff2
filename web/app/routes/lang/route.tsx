import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { writeCookie } from "~/cookies.server";
import { LANGUAGE_COOKIE } from "~/i18n/i18n.server";
import { DEFAULT_LOCALE, isLocale } from "~/i18n/locale";
import { ownPath } from "~/own-path";

/** Keeps the visitor's language, and goes back to the page it was chosen on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const chosen = form.get("locale");
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return redirect(ownPath(form.get("to"), "/"), {
    headers: { "Set-Cookie": writeCookie(request, LANGUAGE_COOKIE, locale) },
  });
}

export const loader = () => redirect("/");
