import { formatChange, held, TAGS } from "~/format";
import type { Locale } from "../../../worker/lib/schemas";

/** How a figure moved: `text` with its sign, for the eye, and `size` without, for a sentence ("en hausse de {{size}}"). */
export type Change = { direction: "up" | "down" | "flat"; text: string; size: string };

/** Ten times as much as before is a line that has just opened, not a change of so many percent. */
const COMPARABLE = 10;
const FLAT: Change = { direction: "flat", text: "", size: "" };

/** In percent of what it was: "+12 %". Null where there is nothing to compare with. */
export function percentChange(now: number | null, before: number | null, locale: Locale): Change | null {
  if (now === null || before === null || now > before * COMPARABLE) return null;
  const text = formatChange(now, before, locale);
  if (text === null) return null;
  if (!/[1-9]/.test(text)) return FLAT;
  return { direction: now > before ? "up" : "down", text, size: text.replace(/^[+−-]/, "") };
}

/** As a number of things: "+3". */
export function countChange(now: number, before: number, locale: Locale): Change {
  if (now === before) return FLAT;
  const format = (signDisplay: "always" | "never") =>
    held(new Intl.NumberFormat(TAGS[locale], { signDisplay }).format(now - before));
  return { direction: now > before ? "up" : "down", text: format("always"), size: format("never") };
}

/** Between two shares, in points of a hundred; null where one is a share of nothing. */
export function pointsBetween(
  now: { part: number; whole: number },
  before: { part: number; whole: number },
): number | null {
  if (now.whole === 0 || before.whole === 0) return null;
  return Math.round((now.part / now.whole) * 100) - Math.round((before.part / before.whole) * 100);
}
