import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../worker/lib/schemas";
import { DEFAULT_LOCALE, isLocale } from "./locale";
import { NAMESPACES } from "./resources";

/** Every text: `t("brand")` is in `common`, `t("auth:login.title")` elsewhere. */
export type Translate = TFunction<typeof NAMESPACES>;

/** The page's texts and the language they are in. The one way to a text in a component. */
export function useText(): { t: Translate; locale: Locale } {
  const { t, i18n } = useTranslation(NAMESPACES);
  return { t, locale: isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE };
}
