import type { HolidayRegion } from "../profile.schema";
import type { HolidayRule, HolidayWords } from "./holiday-rules";
import { REGION_OF_ZONE } from "./holiday-zones";
import { ALSACE_MOSELLE, BELGIUM, FRANCE, GERMANY, ITALY, LUXEMBOURG, SPAIN, SWITZERLAND } from "./holidays-continent";
import { CANADA, ENGLAND_AND_WALES, IRELAND, UNITED_STATES } from "./holidays-english";

/**
 * A public holiday on one date. A holiday that the law makes up on another day is there twice with the same id: on its own
 * date and, `observed`, on the day in its place. `name` is a title; `said` follows "c’est" or "it is".
 */
export type Holiday = HolidayWords & { id: string; date: string; observed: boolean };

const RULES: Record<HolidayRegion, HolidayRule[]> = {
  FR: FRANCE,
  "FR-57": ALSACE_MOSELLE,
  BE: BELGIUM,
  LU: LUXEMBOURG,
  CH: SWITZERLAND,
  GB: ENGLAND_AND_WALES,
  IE: IRELAND,
  US: UNITED_STATES,
  CA: CANADA,
  DE: GERMANY,
  ES: SPAIN,
  IT: ITALY,
};

/** Answers of `holidaysOf`, which never change; a year view asks for the same year 365 times. */
const known = new Map<string, readonly Holiday[]>();

/** All public holidays of a calendar year in order, with the observed days that fall in it. */
export const holidaysOf = (region: HolidayRegion, year: number): readonly Holiday[] => {
  const key = `${region} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const prefix = `${String(year).padStart(4, "0")}-`;
  const holidays = RULES[region]
    .flatMap((rule) => [year, year + 1].flatMap((each) => occurrences(rule, each)))
    .filter(({ date }) => date.startsWith(prefix))
    .toSorted((a, b) => a.date.localeCompare(b.date));
  known.set(key, holidays);
  return holidays;
};

/** The public holiday on a date "YYYY-MM-DD"; of two on one date, the one whose own date it is. */
export const holidayOn = (region: HolidayRegion, date: string): Holiday | null => {
  const there = holidaysOf(region, Number(date.slice(0, 4))).filter((holiday) => holiday.date === date);
  return there.find(({ observed }) => !observed) ?? there[0] ?? null;
};

/**
 * Whose holidays a business in a time zone most likely keeps: a suggestion for the owner to confirm, since a zone says neither
 * Alsace nor Scotland. Null where we know no rules.
 */
export const holidayRegionFor = (timeZone: string): HolidayRegion | null =>
  REGION_OF_ZONE.get(timeZone) ?? REGION_OF_ZONE.get(timeZone.replace(/[^/]+$/, "")) ?? null;

/** What a rule gives for one year. The observed day of 1 January can fall in the year before. */
const occurrences = ({ id, name, said, on, substitute, since }: HolidayRule, year: number): Holiday[] => {
  if (since !== undefined && year < since) return [];
  const day = on(year);
  const observed = substitute?.(day) ?? null;
  return [
    { id, name, said, date: day.toString(), observed: false },
    ...(observed ? [{ id, name, said, date: observed.toString(), observed: true }] : []),
  ];
};
