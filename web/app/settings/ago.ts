import { held, TAGS } from "~/format";
import type { Locale } from "../../../worker/lib/schemas";

const STEPS = [
  { unit: "year", seconds: 31_557_600 },
  { unit: "month", seconds: 2_629_800 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** "il y a 5 minutes", "hier" / "5 minutes ago", "yesterday": how long before `now` something was. Under a minute it is "maintenant". */
export function formatAgo(iso: string, now: Date, locale: Locale): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(iso)) / 1000);
  const step = STEPS.find((candidate) => seconds >= candidate.seconds);
  const words = new Intl.RelativeTimeFormat(TAGS[locale], { numeric: "auto" });
  return held(step ? words.format(-Math.floor(seconds / step.seconds), step.unit) : words.format(0, "second"));
}
