import { formatDuration } from "../format";
import { DEFAULT_LOCALE, isLocale } from "../i18n/locale";
import type { Translate } from "../i18n/use-text";

/** How long until something may be asked for again, where the API does not say. */
export const DEFAULT_WAIT_S = 30;

/** "45 s", "2 min 05", in the language of `t`. */
export function waitWords(seconds: number, t: Translate): string {
  const locale = t("language.code");
  return formatDuration(Math.max(1, Math.ceil(seconds)), isLocale(locale) ? locale : DEFAULT_LOCALE);
}

/** Whole seconds from `nowMs` to `untilMs`; 0 once it is past. */
export const secondsUntil = (untilMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
