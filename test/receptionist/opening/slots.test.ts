import fc from "fast-check";
import { expect, test } from "vitest";
import { freeSlots, isSlotFree } from "../../../receptionist/opening/slots";
import {
  anyMoment,
  anyOpeningAround,
  at,
  DAY,
  doorsOnTheWall,
  exception,
  hours,
  MINUTE,
  office,
  PARIS,
  wall,
  week,
} from "./openings";

const NOW = at("2026-11-23T08:00");
const query = {
  opening: office(),
  timeZone: PARIS,
  busy: [],
  durationMin: 60,
  capacity: 1,
  noticeMin: 60,
  horizonDays: 30,
  nowMs: NOW,
};
const busy = (from: string, to: string) => ({ startMs: at(from), endMs: at(to) });
const onClock = (starts: number[]): string[] =>
  starts.map((start) => {
    const { date, minute } = wall(start, PARIS);
    return `${date.slice(8)} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  });

test("slots start with the doors, a quarter of an hour apart, and end before lunch", () => {
  const starts = onClock(freeSlots({ ...query, limit: 13 }));
  expect(starts.slice(0, 3)).toEqual(["23 9:00", "23 9:15", "23 9:30"]);
  expect(starts.slice(10, 13)).toEqual(["23 11:30", "23 14:00", "23 14:15"]);
});

test("notice and horizon bound what is offered; the last day counts whole", () => {
  expect(onClock(freeSlots({ ...query, noticeMin: 90, limit: 1 }))).toEqual(["23 9:30"]);
  const all = onClock(freeSlots({ ...query, horizonDays: 1, limit: 1000 }));
  expect(all.at(-1)).toBe("24 17:30");
});

test("a window narrows what is asked for", () => {
  const tuesdayAfternoon = { fromMs: at("2026-11-24T14:10"), toMs: at("2026-11-24T15:00") };
  expect(onClock(freeSlots({ ...query, ...tuesdayAfternoon, limit: 99 }))).toEqual([
    "24 14:15",
    "24 14:30",
    "24 14:45",
  ]);
});

test("the next slot after an appointment is the first step that does not touch it", () => {
  const taken = [busy("2026-11-23T09:00", "2026-11-23T10:40")];
  expect(onClock(freeSlots({ ...query, busy: taken, limit: 1 }))).toEqual(["23 10:45"]);
});

test("two chairs take two at a time, however three short appointments lie in the hour", () => {
  const two = { ...query, capacity: 2, startMs: at("2026-11-23T09:00") };
  const apart = [
    busy("2026-11-23T09:00", "2026-11-23T09:20"),
    busy("2026-11-23T09:20", "2026-11-23T09:40"),
    busy("2026-11-23T09:40", "2026-11-23T10:00"),
  ];
  expect(isSlotFree({ ...two, busy: apart })).toBe("free");
  expect(isSlotFree({ ...two, busy: [...apart, busy("2026-11-23T09:59", "2026-11-23T10:30")] })).toBe("taken");
});

test("each start is told what it is", () => {
  const told = (time: string) =>
    isSlotFree({ ...query, noticeMin: 120, busy: [busy("2026-11-23T14:00", "2026-11-23T15:00")], startMs: at(time) });
  expect(told("2026-11-23T11:07")).toBe("free");
  expect(told("2026-11-23T14:59")).toBe("taken");
  expect(told("2026-11-23T15:00")).toBe("free");
  expect(told("2026-11-23T09:00")).toBe("too-soon");
  expect(told("2026-11-20T09:00")).toBe("too-soon");
  expect(told("2026-11-23T12:00")).toBe("closed");
  expect(told("2026-11-28T10:00")).toBe("closed");
  expect(told("2026-12-25T10:00")).toBe("too-far");
  expect(isSlotFree({ ...query, horizonDays: 60, startMs: at("2026-12-25T10:00") })).toBe("closed");
});

test("an appointment may run past midnight when the doors do", () => {
  const night = office({ hours: week({ monday: hours([22, 24]), tuesday: hours([0, 2]) }) });
  expect(isSlotFree({ ...query, opening: night, startMs: at("2026-11-23T23:30") })).toBe("free");
  expect(isSlotFree({ ...query, opening: night, startMs: at("2026-11-24T01:30") })).toBe("closed");
});

test("a closing takes its slots away", () => {
  const opening = office({ exceptions: [exception("2026-11-23", "2026-11-24", "Inventaire")] });
  expect(onClock(freeSlots({ ...query, opening, limit: 1 }))).toEqual(["25 9:00"]);
});

test("the free minutes are exactly those at which a walk finds the doors open and a place left, on any day in any zone", () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: -300, max: 2 * 1440 }), fc.integer({ min: 0, max: 400 })), {
    maxLength: 8,
  });
  const bounds = fc.record({
    durationMin: fc.integer({ min: 5, max: 240 }),
    capacity: fc.integer({ min: 1, max: 3 }),
    noticeMin: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(
      anyMoment.chain((moment) => anyOpeningAround(moment.date).map((opening) => ({ ...moment, opening }))),
      spans,
      bounds,
      ({ opening, timeZone, instant: nowMs, date }, lengths, bound) => {
        const taken = lengths.map(([from, length]) => ({
          startMs: nowMs + from * MINUTE,
          endMs: nowMs + (from + length) * MINUTE,
        }));
        const asked = { ...bound, opening, timeZone, busy: taken, nowMs, horizonDays: 1 };
        const lastDate = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
        const isOpen = doorsOnTheWall(opening, timeZone);
        const isGood = (minute: number): boolean =>
          isOpen(minute) &&
          taken.filter(({ startMs, endMs }) => startMs <= minute && minute < endMs).length < bound.capacity;
        const walked: number[] = [];
        let run = 0;
        for (let minute = nowMs + bound.noticeMin * MINUTE; ; minute += MINUTE) {
          const start = minute - (bound.durationMin - 1) * MINUTE;
          if (wall(start, timeZone).date > lastDate) break;
          run = isGood(minute) ? run + 1 : 0;
          if (run >= bound.durationMin) walked.push(start);
        }
        expect(freeSlots({ ...asked, stepMin: 1, limit: 10_000 })).toEqual(walked);
        const some = walked[Math.floor(walked.length / 2)];
        if (some !== undefined) expect(isSlotFree({ ...asked, startMs: some })).toBe("free");
        for (const startMs of freeSlots({ ...asked, limit: 50 })) expect(walked).toContain(startMs);
      },
    ),
    { numRuns: 200 },
  );
});

test("sixty busy days are searched in a few milliseconds", () => {
  const full = Array.from({ length: 60 }, (_, day) => ({ startMs: NOW + day * DAY, endMs: NOW + day * DAY + DAY / 2 }));
  const search = () => freeSlots({ ...query, busy: full, horizonDays: 60, limit: 10_000 });
  search();
  const began = performance.now();
  for (let times = 0; times < 10; times += 1) search();
  expect((performance.now() - began) / 10).toBeLessThan(25);
});
