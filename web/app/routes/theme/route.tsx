import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { writeCookie } from "~/cookies.server";
import { ownPath } from "~/own-path";
import { THEME_COOKIE, themeOf } from "~/theme";

/** Keeps the theme, and goes back to the page it was chosen on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = themeOf(form.get("theme"));
  return redirect(ownPath(form.get("to"), "/"), {
    headers: { "Set-Cookie": writeCookie(request, THEME_COOKIE, theme) },
  });
}

export const loader = () => redirect("/");
