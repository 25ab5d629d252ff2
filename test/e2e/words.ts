import { createInstance, type TFunction } from "i18next";
import { en } from "../../web/app/i18n/en";
import { fr } from "../../web/app/i18n/fr";
import { I18N_OPTIONS } from "../../web/app/i18n/instance";
import { NAMESPACES } from "../../web/app/i18n/resources";
import type { Locale } from "../../worker/lib/schemas";

export type Words = TFunction<typeof NAMESPACES>;

/** What the page says in a language, by the keys that it uses itself: one journey is walked in both. */
export const wordsIn = (locale: Locale): Words => {
  const instance = createInstance();
  instance.init({ ...I18N_OPTIONS, lng: locale, resources: { fr, en } });
  return instance.getFixedT(locale, NAMESPACES);
};
