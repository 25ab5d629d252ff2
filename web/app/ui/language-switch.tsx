import { Form, useLocation } from "@remix-run/react";
import { LOCALES } from "../i18n/locale";
import { useText } from "../i18n/use-text";
import { cn } from "./cn";

const NAMES = { fr: "Français", en: "English" } as const;

/** French or English, kept in a cookie. The page is loaded again, in the language chosen. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t, locale } = useText();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/lang" reloadDocument className={cn("flex gap-0.5", className)}>
      <input type="hidden" name="to" value={pathname + search} />
      <fieldset className="contents">
        <legend className="sr-only">{t("language.label")}</legend>
        {LOCALES.map((choice) => (
          <button
            key={choice}
            type="submit"
            name="locale"
            value={choice}
            lang={choice}
            aria-label={NAMES[choice]}
            aria-pressed={choice === locale}
            className="h-8 min-w-9 rounded-control px-2 font-medium text-12 text-ink-muted uppercase transition hover:bg-ink/6 hover:text-ink aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-2 aria-pressed:decoration-accent aria-pressed:underline-offset-[6px] phone:h-11 phone:min-w-11"
          >
            {choice}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
