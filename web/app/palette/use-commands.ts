import { useFetcher, useLocation, useNavigate, useSubmit } from "@remix-run/react";
import { can } from "../../../worker/permissions";
import { useText } from "../i18n/use-text";
import { THEMES } from "../theme";
import { PAGES } from "../ui/app-pages";
import { useSession } from "../use-session";
import { useTheme } from "../use-theme";
import type { Command } from "./commands";
import { showOverlay } from "./overlay";

/** Where one can go, and what one can do from anywhere: as much as one's role allows. */
export function useCommands(): { pages: Command[]; actions: Command[] } {
  const { t, locale } = useText();
  const { role } = useSession();
  const navigate = useNavigate();
  const submit = useSubmit();
  const theme = useTheme();
  const themeSwitch = useFetcher({ key: "theme" });
  const { pathname, search } = useLocation();
  const here = pathname + search;
  return {
    pages: PAGES.map(({ to, key }) => ({
      id: to,
      label: t(key),
      words: to,
      run: () => navigate(to, { viewTransition: true }),
    })),
    actions: [
      ...(can(role, "calls:test")
        ? [
            {
              id: "test",
              label: t("palette:test"),
              words: "test ava",
              run: () => navigate("/tester", { viewTransition: true }),
            },
          ]
        : []),
      {
        id: "language",
        label: t("palette:language"),
        words: "langue language fr en",
        run: () => changeLanguage(locale, here),
      },
      ...THEMES.filter((other) => other !== theme).map((other) => ({
        id: `theme-${other}`,
        label: t(`palette:theme.${other}`),
        words: "apparence appearance mode",
        run: () => themeSwitch.submit({ theme: other, to: here }, { method: "post", action: "/theme" }),
      })),
      ...(can(role, "calls:export")
        ? [
            {
              id: "export",
              label: t("palette:export"),
              words: "csv excel",
              // An attachment: the page stays.
              run: () => location.assign(`/api/v1/calls/export?locale=${locale}`),
            },
          ]
        : []),
      // After this palette has closed itself.
      { id: "keys", label: t("palette:shortcuts"), words: "?", run: () => setTimeout(() => showOverlay("keys")) },
      { id: "log-out", label: t("palette:logOut"), run: () => submit(null, { method: "post", action: "/logout" }) },
    ],
  };
}

/** As the switch does it: the page is loaded again in the other language. */
function changeLanguage(from: "fr" | "en", to: string): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/lang";
  for (const [name, value] of Object.entries({ locale: from === "fr" ? "en" : "fr", to })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.appendChild(field);
  }
  document.body.appendChild(form);
  form.requestSubmit();
}
