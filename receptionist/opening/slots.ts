import type { Booking, Opening } from "../profile.schema";
import { openSpans, type Span } from "./opening";
import { addDays, MINUTE_MS, startOfDayMs, wallClockAt } from "./wall-clock";

const STEP_MIN = 15;

/** What bounds an appointment. All times are epoch milliseconds, all lengths whole minutes. */
export type SlotQuery = Pick<Booking, "capacity" | "noticeMin" | "horizonDays"> & {
  opening: Opening;
  timeZone: string;
  /** Appointments and blocked times, in any order; they may overlap. */
  busy: Span[];
  durationMin: number;
  nowMs: number;
};

/** Which of the free starts are asked for: those in [fromMs, toMs), at most `limit` of them. */
export type SlotWindow = { fromMs?: number; toMs?: number; limit: number; stepMin?: number };

/**
 * Free starts in order. A slot lies wholly in one stretch of opening, begins `noticeMin` from now at the earliest and on the
 * last day of the horizon at the latest, and at no moment of it do `capacity` busy times overlap. Starts are `stepMin` apart,
 * counted from each opening of the doors.
 */
export const freeSlots = (query: SlotQuery & SlotWindow): number[] => {
  const { opening, timeZone, busy, capacity, durationMin, nowMs, limit, stepMin = STEP_MIN } = query;
  const earliestMs = Math.max(earliestStart(query), query.fromMs ?? Number.NEGATIVE_INFINITY);
  const { lastDate, endMs } = horizon(query);
  const beforeMs = Math.min(endMs, query.toMs ?? Number.POSITIVE_INFINITY);
  const durationMs = durationMin * MINUTE_MS;
  const stepMs = stepMin * MINUTE_MS;
  const full = fullSpans(busy, capacity);
  const starts: number[] = [];
  if (earliestMs >= beforeMs || limit <= 0) return starts;
  let next = 0;
  const firstDate = wallClockAt(Math.max(earliestMs, nowMs), timeZone).date;
  for (const span of openSpans(opening, timeZone, firstDate, addDays(lastDate, 1))) {
    if (span.startMs >= beforeMs) break;
    let start = stepFrom(span.startMs, Math.max(earliestMs, span.startMs), stepMs);
    while (start < beforeMs && start + durationMs <= span.endMs) {
      while ((full[next]?.endMs ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      const blocking = full[next];
      if (blocking && blocking.startMs < start + durationMs) {
        start = stepFrom(span.startMs, blocking.endMs, stepMs);
      } else {
        starts.push(start);
        if (starts.length >= limit) return starts;
        start += stepMs;
      }
    }
  }
  return starts;
};

/** What one start is, at any minute: the steps bind only what is offered, not what a caller asks for. */
export const isSlotFree = (
  query: SlotQuery & { startMs: number },
): "free" | "closed" | "taken" | "too-soon" | "too-far" => {
  const { opening, timeZone, busy, capacity, durationMin, nowMs, startMs } = query;
  if (startMs >= horizon(query).endMs) return "too-far";
  if (startMs < nowMs) return "too-soon";
  const endMs = startMs + durationMin * MINUTE_MS;
  const firstDate = wallClockAt(startMs, timeZone).date;
  const lastDate = wallClockAt(endMs, timeZone).date;
  const spans = [...openSpans(opening, timeZone, firstDate, lastDate)];
  if (!spans.some((span) => span.startMs <= startMs && endMs <= span.endMs)) return "closed";
  if (startMs < earliestStart(query)) return "too-soon";
  const isTaken = fullSpans(busy, capacity).some((span) => span.startMs < endMs && startMs < span.endMs);
  return isTaken ? "taken" : "free";
};

const earliestStart = ({ nowMs, noticeMin }: SlotQuery): number => nowMs + noticeMin * MINUTE_MS;

/** Today is day 0; the last day counts whole, so that "60 days ahead" does not end in the middle of a morning. */
const horizon = ({ nowMs, timeZone, horizonDays }: SlotQuery): { lastDate: string; endMs: number } => {
  const lastDate = addDays(wallClockAt(nowMs, timeZone).date, horizonDays);
  return { lastDate, endMs: startOfDayMs(addDays(lastDate, 1), timeZone) };
};

/** The first of origin, origin + step, origin + 2 steps … that is not before `atMs`. */
const stepFrom = (originMs: number, atMs: number, stepMs: number): number =>
  originMs + Math.ceil((atMs - originMs) / stepMs) * stepMs;

/** When `capacity` or more busy times overlap, in order and apart. An end and a start at one moment do not overlap. */
const fullSpans = (busy: Span[], capacity: number): Span[] => {
  const edges = busy
    .filter(({ startMs, endMs }) => startMs < endMs)
    .flatMap(({ startMs, endMs }) => [
      { atMs: startMs, change: 1 },
      { atMs: endMs, change: -1 },
    ])
    .toSorted((a, b) => a.atMs - b.atMs || a.change - b.change);
  const full: Span[] = [];
  let count = 0;
  let fullSinceMs: number | null = null;
  for (const { atMs, change } of edges) {
    count += change;
    if (count >= capacity) {
      fullSinceMs ??= atMs;
    } else if (fullSinceMs !== null) {
      full.push({ startMs: fullSinceMs, endMs: atMs });
      fullSinceMs = null;
    }
  }
  return full;
};
