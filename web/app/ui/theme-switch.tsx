import { useFetcher, useLocation } from "@remix-run/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { useText } from "../i18n/use-text";
import { THEMES } from "../theme";
import { useTheme } from "../use-theme";
import { cn } from "./cn";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Light, dark, or as the device is. */
export function ThemeSwitch({ className }: { className?: string }) {
  const { t } = useText();
  const theme = useTheme();
  const { pathname, search } = useLocation();
  const { Form } = useFetcher({ key: "theme" });
  return (
    <Form method="post" action="/theme" className={cn("flex gap-0.5", className)}>
      <input type="hidden" name="to" value={pathname + search} />
      <fieldset className="contents">
        <legend className="sr-only">{t("theme.label")}</legend>
        {THEMES.map((choice) => {
          const Icon = ICONS[choice];
          return (
            <button
              key={choice}
              type="submit"
              name="theme"
              value={choice}
              aria-label={t(`theme.${choice}`)}
              title={t(`theme.${choice}`)}
              aria-pressed={choice === theme}
              className="grid size-8 place-items-center rounded-control text-ink-muted transition hover:bg-ink/6 hover:text-ink aria-pressed:bg-ink/6 aria-pressed:text-ink phone:size-11"
            >
              <Icon aria-hidden="true" className="size-4" />
            </button>
          );
        })}
      </fieldset>
    </Form>
  );
}
