import type { Locale } from "../../../worker/lib/schemas";

/** French first: the language of a visitor whose browser asks for neither. */
export const DEFAULT_LOCALE: Locale = "fr";
export const LOCALES = ["fr", "en"] as const satisfies readonly Locale[];
export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The first language of ours that an Accept-Language header prefers, weights honoured (RFC 9110, 12.5.4). */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((entry, index) => {
      const [tag = "", ...parameters] = entry.trim().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return {
        language: tag.trim().slice(0, 2).toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight),
        index,
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return ranked.map(({ language }) => language).find(isLocale) ?? DEFAULT_LOCALE;
}
