import { useTranslation } from "react-i18next";
import { DEFAULT_LOCALE, isLocale } from "./locale";
import { loadOnboarding } from "./resources";

let failure: Error | null = null;

/**
 * Holds what calls it back until onboarding's texts are here, for a visitor who comes from another page. Navigation is a
 * transition, so the page before stays until then. At a first load they are there already: see `entry.client.tsx`.
 */
export function useOnboardingTexts(): void {
  const { i18n } = useTranslation();
  const locale = isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE;
  if (i18n.hasResourceBundle(locale, "onboarding")) return;
  if (failure) throw failure;
  // React 18 waits for a thrown promise, and then renders again.
  throw loadOnboarding(locale).then(
    (texts) => void i18n.addResourceBundle(locale, "onboarding", texts),
    (error: unknown) => {
      failure = new Error("Onboarding's texts did not load", { cause: error });
    },
  );
}
