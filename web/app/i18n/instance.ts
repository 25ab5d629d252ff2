import { createInstance, type InitOptions, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../../worker/lib/schemas";
import { DEFAULT_LOCALE, LOCALES } from "./locale";
import { type FirstResources, NAMESPACES, type Resources, type Translated } from "./resources";

export const I18N_OPTIONS = {
  supportedLngs: [...LOCALES],
  fallbackLng: DEFAULT_LOCALE,
  ns: [...NAMESPACES],
  defaultNS: "common",
  // React escapes what it renders.
  interpolation: { escapeValue: false },
  initImmediate: false,
  react: { useSuspense: false },
} as const satisfies InitOptions;

/** One language, ready to render with; in a browser, an area's texts may follow. */
export async function createI18n(
  locale: Locale,
  texts: Translated<FirstResources> & Partial<Translated<Resources>>,
): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    ...I18N_OPTIONS,
    ns: [...NAMESPACES],
    supportedLngs: [...LOCALES],
    lng: locale,
    resources: { [locale]: texts },
  });
  return instance;
}
