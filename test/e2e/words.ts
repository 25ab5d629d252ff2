import { en } from "../../web/app/i18n/en";
import { fr } from "../../web/app/i18n/fr";
import { type Translate, textsIn } from "../../web/app/i18n/translate";
import type { Locale } from "../../worker/lib/schemas";

export type Words = Translate;

/** What the page says in a language, by the keys that it uses itself: one journey is walked in both. */
export const wordsIn = (locale: Locale): Words => textsIn(locale, { fr, en }[locale]).t;
