import type { Locale } from "../lib/schemas";

/** Text, a number, or nothing known. */
export type Cell = string | number | null;

/** Spreadsheets in French take a comma for decimals, and so a semicolon between cells. */
const SEPARATOR: Record<Locale, string> = { fr: ";", en: "," };
/** So that a spreadsheet reads what follows as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a spreadsheet takes for the beginning of a formula, full-width forms too: a caller may say anything, and a number begins with
 * a plus (OWASP, "CSV Injection").
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A row as RFC 4180 has it, with its end. Text that would be a formula is made text by an apostrophe. */
export const csvRow = (cells: readonly Cell[], locale: Locale): string =>
  `${cells.map((cell) => written(cell, locale)).join(SEPARATOR[locale])}\r\n`;

function written(cell: Cell, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "number") return locale === "fr" ? String(cell).replace(".", ",") : String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
