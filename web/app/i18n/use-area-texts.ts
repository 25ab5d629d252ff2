import { useTranslation } from "react-i18next";
import { DEFAULT_LOCALE, isLocale } from "./locale";
import { type Area, loadTexts, namespacesOf } from "./resources";

let failure: Error | null = null;

/**
 * Holds the layout of an area back until its texts are here, for a visitor who comes from another page. Navigation is a
 * transition, so the page before stays until then. At a first load they are there already: see `entry.client.tsx`.
 */
export function useAreaTexts(area: Area): void {
  const { i18n } = useTranslation();
  const locale = isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE;
  const missing = namespacesOf(area).filter((name) => !i18n.hasResourceBundle(locale, name));
  if (missing.length === 0) return;
  if (failure) throw failure;
  // React 18 waits for a thrown promise, and then renders again.
  throw loadTexts(missing, locale).then(
    (texts) => {
      for (const [name, bundle] of Object.entries(texts)) i18n.addResourceBundle(locale, name, bundle);
    },
    (error: unknown) => {
      failure = new Error(`The texts of ${area} did not load`, { cause: error });
    },
  );
}
