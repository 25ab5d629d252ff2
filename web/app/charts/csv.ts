import type { Locale } from "../../../worker/lib/schemas";

/** What a chart says, cell by cell: `text` for whoever reads, `value` for a spreadsheet. */
export type Cell = { text: string; value: string | number };
export type ChartTable = { head: readonly string[]; rows: readonly (readonly Cell[])[] };

/** So that a spreadsheet takes the file for UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";
/** A caller's words must not become a formula where the file is opened (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180; French spreadsheets expect semicolons, for the comma is in their numbers. */
export function tableCsv({ head, rows }: ChartTable, locale: Locale): string {
  const separator = locale === "fr" ? ";" : ",";
  const field = (value: string | number) => {
    if (typeof value === "number") return locale === "fr" ? String(value).replace(".", ",") : String(value);
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [head, ...rows.map((row) => row.map(({ value }) => value))];
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(field).join(separator)}\r\n`).join("");
}
