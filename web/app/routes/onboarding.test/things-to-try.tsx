import { useText } from "~/i18n/use-text";

/** What to say to Ava when one does not know what to say. */
export function ThingsToTry({ service }: { service: string | null }) {
  const { t } = useText();
  return (
    <ul className="grid gap-1.5 text-14">
      {service && <li>{t("onboarding:test.tries.price", { service })}</li>}
      <li>{t("onboarding:test.tries.hours")}</li>
      <li>{t("onboarding:test.tries.book")}</li>
      <li>{t("onboarding:test.tries.message")}</li>
    </ul>
  );
}
