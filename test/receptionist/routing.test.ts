import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { WeeklyHours } from "../../receptionist/profile.schema";
import { type Line, routeCall } from "../../receptionist/routing";

const WORKDAY = [
  { fromMin: 9 * 60, toMin: 12 * 60 },
  { fromMin: 14 * 60, toMin: 18 * 60 + 30 },
];
const WEEK: WeeklyHours = {
  monday: WORKDAY,
  tuesday: WORKDAY,
  wednesday: WORKDAY,
  thursday: WORKDAY,
  friday: WORKDAY,
  saturday: [{ fromMin: 9 * 60, toMin: 12 * 60 }],
  sunday: [],
};
const STAFF = "+33612345678";
const line = (change: Partial<Line> = {}): Line => ({
  routing: "staff-first",
  forwardTo: STAFF,
  ringS: 20,
  afterHours: "message",
  opening: { hours: WEEK, holidays: { region: "FR", openOn: [] }, exceptions: [] },
  timeZone: "Europe/Paris",
  ...change,
});

/** Wall clock of Paris in November: one hour ahead of UTC. */
const paris = (local: string) => Date.parse(`${local}:00+01:00`);
const TUESDAY_MORNING = paris("2026-11-24T10:00");
const TUESDAY_LUNCH = paris("2026-11-24T12:00");
const rulesOf = (given: Line, atMs: number) => routeCall(given, atMs).rules.map(({ rule }) => rule);

test("staff are rung first while the business is open, and the interval, routing and forwarding say why", () => {
  const decision = routeCall(line(), TUESDAY_MORNING);
  expect(decision).toMatchObject({ action: "staff", ringS: 20, forwardTo: STAFF, isOpen: true, opensAtMs: null });
  expect(decision.closesAtMs).toBe(TUESDAY_LUNCH);
  expect(decision.rules).toEqual([
    { rule: "interval", detail: { fromMin: 540, toMin: 720 } },
    { rule: "routing", detail: { routing: "staff-first" } },
    { rule: "forwarding", detail: { forwardTo: STAFF, ringS: 20 } },
  ]);
});

test("nobody is rung for no seconds or without a number: Ava answers", () => {
  for (const change of [{ ringS: 0 }, { forwardTo: null }])
    expect(routeCall(line(change), TUESDAY_MORNING)).toMatchObject({ action: "ava", ringS: 0, forwardTo: null });
});

test("the minute a business closes, and its lunch break, are outside hours", () => {
  for (const afterHours of ["ava", "message", "hang-up"] as const) {
    const decision = routeCall(line({ afterHours }), TUESDAY_LUNCH);
    expect(decision).toMatchObject({ action: afterHours, ringS: 0, forwardTo: null, isOpen: false, closesAtMs: null });
    expect(decision.opensAtMs).toBe(paris("2026-11-24T14:00"));
    expect(decision.rules).toEqual([
      { rule: "outside-intervals", detail: { intervals: WORKDAY } },
      { rule: "after-hours", detail: { afterHours } },
    ]);
  }
});

test("a line that forwards does so at any hour; one that names nobody is answered by Ava", () => {
  for (const atMs of [TUESDAY_MORNING, TUESDAY_LUNCH]) {
    const decision = routeCall(line({ routing: "forward" }), atMs);
    expect(decision).toMatchObject({ action: "forward", forwardTo: STAFF });
    expect(decision.rules.map(({ rule }) => rule)).toEqual(["routing", "forwarding"]);
  }
  const unnamed = line({ routing: "forward", forwardTo: null });
  expect(routeCall(unnamed, TUESDAY_MORNING).action).toBe("ava");
  expect(routeCall(unnamed, TUESDAY_LUNCH).action).toBe("message");
});

test("a public holiday closes a working day, an exception outweighs both, and each says so", () => {
  const assumption = Date.parse("2026-08-15T10:00:00+02:00");
  const closed = routeCall(line(), assumption);
  expect(closed).toMatchObject({ action: "message", isOpen: false, day: { rule: "holiday" } });
  expect(closed.rules[0]).toEqual({ rule: "holiday", detail: { date: "2026-08-15", holidayId: "assumption" } });

  const opening = {
    ...line().opening,
    exceptions: [
      { from: "2026-08-15", to: "2026-08-15", label: "Braderie", intervals: [{ fromMin: 600, toMin: 900 }] },
    ],
  };
  const open = routeCall(line({ opening }), assumption);
  expect(open.action).toBe("staff");
  expect(open.rules.slice(0, 2)).toEqual([
    { rule: "exception", detail: { date: "2026-08-15", label: "Braderie" } },
    { rule: "interval", detail: { fromMin: 600, toMin: 900 } },
  ]);
  expect(rulesOf(line({ opening }), Date.parse("2026-08-15T09:59:00+02:00"))).toEqual([
    "exception",
    "outside-intervals",
    "after-hours",
  ]);
});

test("the wall clock of the business decides, not that of the server", () => {
  const atMs = paris("2026-11-24T18:00");
  expect(routeCall(line(), atMs).isOpen).toBe(true);
  expect(routeCall(line({ timeZone: "Asia/Tokyo" }), atMs).isOpen).toBe(false);
});

test("whatever the line and the moment: staff ring only while open, and whoever is rung has a number", () => {
  const lines = fc.record({
    routing: fc.constantFrom<Line["routing"][]>("ava", "staff-first", "forward"),
    forwardTo: fc.constantFrom(null, STAFF),
    ringS: fc.integer({ min: 0, max: 60 }),
    afterHours: fc.constantFrom<Line["afterHours"][]>("ava", "message", "hang-up"),
    timeZone: fc.constantFrom("Europe/Paris", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"),
  });
  const YEAR_MS = 366 * 24 * 3600 * 1000;
  const moments = fc.integer({ min: 0, max: YEAR_MS }).map((offset) => Date.parse("2026-01-01T00:00:00Z") + offset);
  const holds = fc.property(lines, moments, (change, atMs) => {
    const decision = routeCall(line(change), atMs);
    const rings = decision.action === "staff" || decision.action === "forward";
    expect(decision.forwardTo !== null).toBe(rings);
    expect(decision.ringS > 0).toBe(decision.action === "staff");
    if (decision.action === "staff") expect(decision.isOpen).toBe(true);
    if (decision.action === "hang-up" || decision.action === "message") expect(decision.isOpen).toBe(false);
    expect(decision.rules.length).toBeGreaterThan(0);
    expect(routeCall(line(change), atMs)).toEqual(decision);
  });
  void fc.assert(holds, { numRuns: 300 });
});
