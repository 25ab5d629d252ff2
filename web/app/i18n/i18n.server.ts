import { RemixI18Next } from "remix-i18next/server";
import type { Locale } from "../../../worker/lib/schemas";
import { readCookie } from "../cookies.server";
import { en } from "./en";
import { fr } from "./fr";
import { I18N_OPTIONS } from "./instance";
import { DEFAULT_LOCALE, isLocale, LOCALES, preferredLocale } from "./locale";
import { NAMESPACES } from "./resources";
import type { Translate } from "./use-text";

export const LANGUAGE_COOKIE = "ava_lang";

/** Both languages: the server speaks either. */
export const TEXTS = { fr, en };

const remixI18n = new RemixI18Next({
  detection: {
    supportedLanguages: [...LOCALES],
    fallbackLanguage: DEFAULT_LOCALE,
    order: ["custom"],
    findLocale: async (request) => {
      const chosen = readCookie(request, LANGUAGE_COOKIE);
      return isLocale(chosen) ? chosen : preferredLocale(request.headers.get("Accept-Language"));
    },
  },
  i18next: { ...I18N_OPTIONS, resources: TEXTS },
});

/** The visitor's choice, else the browser's wish, else French. */
export async function localeOf(request: Request): Promise<Locale> {
  const locale = await remixI18n.getLocale(request);
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}

/** Texts in a language that the visitor has just chosen. */
export const translatorIn = (locale: Locale): Promise<Translate> => remixI18n.getFixedT(locale, NAMESPACES);

/** Texts for loaders and actions: page titles, toasts, errors. Keys of other namespaces as `t("errors:internal")`. */
export async function translatorFor(request: Request): Promise<Translate> {
  return translatorIn(await localeOf(request));
}
