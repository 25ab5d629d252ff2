import type { Locale } from "../../../worker/lib/schemas";
import { readCookie } from "../cookies.server";
import { en } from "./en";
import { fr } from "./fr";
import { isLocale, preferredLocale } from "./locale";
import { type Texts, type Translate, textsIn } from "./translate";

export const LANGUAGE_COOKIE = "ava_lang";

/** Both languages: the server speaks either. */
const TEXTS: Record<Locale, Texts> = { fr: textsIn("fr", fr), en: textsIn("en", en) };
export const textsOf = (locale: Locale): Texts => TEXTS[locale];

/** The visitor's choice, else the browser's wish, else French. */
export async function localeOf(request: Request): Promise<Locale> {
  const chosen = readCookie(request, LANGUAGE_COOKIE);
  return isLocale(chosen) ? chosen : preferredLocale(request.headers.get("Accept-Language"));
}

/** Texts in a language that the visitor has just chosen. */
export const translatorIn = async (locale: Locale): Promise<Translate> => textsOf(locale).t;

/** Texts for loaders and actions: page titles, toasts, errors. Keys of other namespaces as `t("errors:internal")`. */
export async function translatorFor(request: Request): Promise<Translate> {
  return translatorIn(await localeOf(request));
}
