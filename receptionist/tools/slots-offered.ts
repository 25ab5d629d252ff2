import { sayDate, sayTime } from "../opening/spoken-time";
import { MINUTE_MS, wallClockAt } from "../opening/wall-clock";
import { list } from "../speaking/say";
import type { Desk } from "./desk";

/** As many as a caller keeps in mind. */
export const OFFERED_AT_ONCE = 3;

/** Noon is still morning: an offer at noon and one at nine are not two halves of a day. */
const AFTERNOON_MIN = 780;
const APART_MS = 60 * MINUTE_MS;
/** Where an evening is too short for that. */
const CLOSE_MS = 30 * MINUTE_MS;

/** The first free start, and others that differ from it: another part of the day, another day, or at least an hour later. */
export const spread = (starts: number[], timeZone: string): number[] => {
  const [first] = starts;
  if (first === undefined) return [];
  const chosen = [first];
  const partOf = (startMs: number): { date: string; part: string } => {
    const { date, minute } = wallClockAt(startMs, timeZone);
    return { date, part: `${date} ${minute < AFTERNOON_MIN}` };
  };
  const differs = (key: "date" | "part") => (startMs: number) =>
    chosen.every((each) => partOf(each)[key] !== partOf(startMs)[key]);
  const isApart = (ms: number) => (startMs: number) => chosen.every((each) => Math.abs(each - startMs) >= ms);
  for (const wanted of [[differs("part")], [differs("date"), differs("part")]]) {
    const next = [...wanted, isApart(APART_MS), isApart(CLOSE_MS), isApart(1)]
      .map((test) => starts.find(test))
      .find((startMs) => startMs !== undefined);
    if (next !== undefined) chosen.push(next);
  }
  return chosen.toSorted((a, b) => a - b);
};

/** "mardi 24 novembre à 9 heures ou 10 heures 30, ou mercredi 25 novembre à 14 heures": each day is said once. */
export const sayStarts = (
  starts: number[],
  { language, brief, nowMs }: Pick<Desk, "language" | "brief" | "nowMs">,
): string => {
  const days = new Map<string, number[]>();
  for (const startMs of starts) {
    const { date, minute } = wallClockAt(startMs, brief.timeZone);
    days.set(date, [...(days.get(date) ?? []), minute]);
  }
  const told = [...days].map(([date, minutes]) => {
    const times = list(
      minutes.map((minute) => sayTime(minute, language)),
      language,
      "or",
    );
    return `${sayDate(date, brief.timeZone, nowMs, language)} ${language === "fr" ? "à" : "at"} ${times}`;
  });
  const last = told.at(-1) ?? "";
  return told.length < 2 ? last : `${told.slice(0, -1).join(", ")}, ${language === "fr" ? "ou" : "or"} ${last}`;
};
