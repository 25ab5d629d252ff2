import type { Locale } from "../../worker/lib/schemas";

/** What is said from `fromMs` to `toMs` of the film, in both languages. */
export type Caption = Record<Locale, string> & { fromMs: number; toMs: number };

/** A WebVTT file of the captions in one language. */
export const vtt = (captions: Caption[], locale: Locale): string =>
  ["WEBVTT", ...captions.map((caption) => `${stamp(caption.fromMs)} --> ${stamp(caption.toMs)}\n${caption[locale]}`)]
    .join("\n\n")
    .concat("\n");

function stamp(ms: number): string {
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(ms / 3_600_000, 2)}:${part((ms / 60_000) % 60, 2)}:${part((ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
}
