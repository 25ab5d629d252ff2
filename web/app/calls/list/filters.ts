import type { CallOutcome, CallStatus } from "../../../../durable-objects/call.schema";
import type { CallSort } from "../../../../worker/calls/calls.schema";

/** Days in the organisation's zone, counted back from today: today, the last 7 or 30 with today, this month. */
export const PERIODS = ["today", "7d", "30d", "month"] as const;
export type PeriodPreset = (typeof PERIODS)[number];
/** Dates as `2026-11-24`, both within the period; null is open. */
export type Period = { preset: PeriodPreset } | { since: string | null; until: string | null };

/** Whole seconds, both within; null is open. */
export type DurationRange = { minS: number | null; maxS: number | null };
export const DURATIONS = ["0-29", "30-119", "120-299", "300-"] as const;
export type DurationPreset = (typeof DURATIONS)[number];

export const STATUSES = ["live", "queued", "ringing", "in-progress", "forwarding", "ended"] as const satisfies (
  | CallStatus
  | "live"
)[];
export type StatusFilter = (typeof STATUSES)[number];

const OUTCOME_SET: Record<CallOutcome, true> = {
  booked: true,
  transferred: true,
  "message-taken": true,
  answered: true,
  abandoned: true,
  spam: true,
  failed: true,
};
const SORT_SET: Record<CallSort, true> = {
  "-startedAt": true,
  startedAt: true,
  "-durationS": true,
  durationS: true,
  "-cost": true,
  cost: true,
};
const isOutcome = (text: string): text is CallOutcome => Object.hasOwn(OUTCOME_SET, text);
const isSort = (text: string): text is CallSort => Object.hasOwn(SORT_SET, text);
export const OUTCOMES = Object.keys(OUTCOME_SET).filter(isOutcome);

const NEWEST_FIRST: CallSort = "-startedAt";
const MAX_WORDS = 100;

/** What the list's address asks for. Null is no filter. */
export type ListFilters = {
  status: StatusFilter | null;
  outcome: CallOutcome | null;
  numberId: string | null;
  /** E.164. */
  contact: string | null;
  q: string | null;
  period: Period | null;
  duration: DurationRange | null;
  sort: CallSort;
};

/**
 * Reads an address, or what the filters' form sends. What is not understood is no filter: an address that somebody cut short
 * shows more calls, not an error. Of a value given twice the last counts: the button pressed comes after the value kept.
 */
export function readFilters(search: URLSearchParams): ListFilters {
  const given = (name: string) => search.getAll(name).at(-1)?.trim() || null;
  const status = given("status");
  const outcome = given("outcome");
  const contact = given("contact");
  const sort = given("sort");
  const q = given("q")?.slice(0, MAX_WORDS) ?? null;
  return {
    status: STATUSES.find((known) => known === status) ?? null,
    outcome: outcome && isOutcome(outcome) ? outcome : null,
    numberId: given("number")?.slice(0, 64) ?? null,
    contact: contact && /^\+[1-9]\d{6,14}$/.test(contact) ? contact : null,
    q,
    period: readPeriod(given("period"), given("since"), given("until")),
    duration: readDuration(given("duration"), given("min"), given("max")),
    // Found words come by time only.
    sort: sort && isSort(sort) && (!q || sort.endsWith("startedAt")) ? sort : NEWEST_FIRST,
  };
}

/** The shortest address that says the same, without its question mark: "" is every call, newest first. */
export function writeFilters(filters: ListFilters, cursor?: string | null): string {
  const { status, outcome, numberId, contact, q, period, duration, sort } = filters;
  const written = new URLSearchParams();
  const set = (name: string, value: string | null) => value && written.set(name, value);
  set("status", status);
  set("q", q);
  if (period && "preset" in period) set("period", period.preset);
  else if (period) {
    set("since", period.since);
    set("until", period.until);
  }
  set("outcome", outcome);
  set("number", numberId);
  set("duration", duration && rangeText(duration));
  set("contact", contact);
  set("sort", sort === NEWEST_FIRST ? null : sort);
  set("cursor", cursor ?? null);
  return written.toString();
}

/** The list's address. */
export const listAddress = (filters: ListFilters, cursor?: string | null): string =>
  at("/calls", writeFilters(filters, cursor));

/** A call's address over the list that `search` asks for: with or without its question mark. */
export const callAddress = (id: string, search: string): string => at(`/calls/${id}`, search.replace(/^\?/, ""));

/** Nothing but the tab and the order is left. */
export const withoutFilters = ({ status, sort }: ListFilters): ListFilters => ({
  ...readFilters(new URLSearchParams()),
  status: tabOf(status) === "live" ? "live" : status,
  sort,
});

export const isFiltered = (filters: ListFilters): boolean =>
  writeFilters({ ...filters, sort: NEWEST_FIRST }) !== writeFilters({ ...withoutFilters(filters), sort: NEWEST_FIRST });

export type Tab = "live" | "ended" | "all";
export const tabOf = (status: StatusFilter | null): Tab =>
  status === null ? "all" : status === "ended" ? "ended" : "live";

/** "30-119", "300-", "-29". */
export const rangeText = ({ minS, maxS }: DurationRange): string => `${minS ?? ""}-${maxS ?? ""}`;

export const durationPresetOf = (range: DurationRange): DurationPreset | null =>
  DURATIONS.find((preset) => preset === rangeText(range)) ?? null;

const at = (path: string, search: string) => (search ? `${path}?${search}` : path);

function readPeriod(preset: string | null, since: string | null, until: string | null): Period | null {
  const known = PERIODS.find((period) => period === preset);
  if (known) return { preset: known };
  // The form says "custom", or "" for any time; an address needs only the dates.
  if (preset !== null && preset !== "custom") return null;
  const [from, to] = [readDate(since), readDate(until)];
  if (!from && !to) return null;
  return from && to && from > to ? { since: to, until: from } : { since: from, until: to };
}

/** A day that the calendar has: not the 31st of February. */
function readDate(text: string | null): string | null {
  if (!text || !/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

function readDuration(range: string | null, min: string | null, max: string | null): DurationRange | null {
  const [minS, maxS] =
    range === "custom" ? [readSeconds(min), readSeconds(max)] : (range?.split("-", 2) ?? []).map(readSeconds);
  if (minS == null && maxS == null) return null;
  return minS != null && maxS != null && minS > maxS
    ? { minS: maxS, maxS: minS }
    : { minS: minS ?? null, maxS: maxS ?? null };
}

const readSeconds = (text: string | null): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null);
