import type { Locale } from "../../../worker/lib/schemas";

const PRICE = /^(\d{1,6})(?:[.,](\d{1,2}))?$/;

/** "28,92", "28.92", "1 200" or "45 €" in whole cents; null when it is no price. Digits only, so that no price is ever a float. */
export function parsePrice(typed: string): number | null {
  const [, whole, cents = ""] = PRICE.exec(typed.replace(/[\s€]/g, "")) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(cents.padEnd(2, "0"));
}

/** As its owner would type it: "28,92" / "28.92", and "45" without cents. Null, on quotation, is an empty field. */
export function priceText(cents: number | null, locale: Locale): string {
  if (cents === null) return "";
  const rest = cents % 100;
  const whole = String(Math.floor(cents / 100));
  return rest === 0 ? whole : `${whole}${locale === "fr" ? "," : "."}${String(rest).padStart(2, "0")}`;
}
