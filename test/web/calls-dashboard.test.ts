import { expect, test } from "vitest";
import { callReport, callRow } from "../../web/app/calls/call-row.server";
import { chartScale } from "../../web/app/charts/chart-scale";
import { daily, lastSevenDays } from "../../web/app/routes/_app.dashboard/series";
import { openSetup } from "../../web/app/routes/_app.dashboard/setup";
import type { DayFigures } from "../../worker/analytics/analytics.schema";
import type { CallDetail } from "../../worker/calls/calls.schema";
import { ONBOARDING_STEPS, type OnboardingStep } from "../../worker/onboarding/onboarding.schema";

const NBSP = "\u00a0";
const CALL: CallDetail = {
  id: "call_1",
  status: "ended",
  channel: "phone",
  direction: "inbound",
  isTest: false,
  from: "+33639981145",
  to: "+33187660142",
  startedAt: "2026-11-20T09:00:00.000Z",
  answeredAt: null,
  endedAt: null,
  durationS: null,
  endedReason: null,
  outcome: null,
  topic: null,
  sentiment: null,
  numberId: null,
  language: null,
  cost: null,
  summary: null,
  turns: [],
  tools: [],
  costLines: null,
  recording: { status: "none", reason: null },
  provider: "vapi",
  profileId: null,
  profileVersion: null,
  liveUrl: "ws://ava.test",
};
const phone = (text: string) => text.replaceAll(" ", NBSP);

test("a call is listed under the other party's number, as the reader writes it", () => {
  expect(callRow(CALL, "fr").contact).toBe(phone("06 39 98 11 45"));
  expect(callRow(CALL, "en").contact).toBe(phone("+33 6 39 98 11 45"));
  expect(callRow({ ...CALL, direction: "outbound" }, "fr").contact).toBe(phone("01 87 66 01 42"));
  expect(callRow({ ...CALL, from: null }, "fr").contact).toBeNull();
});

test("a number in a note that Ava took is written like any other, and her words are left alone", () => {
  const tool = {
    id: "t1",
    name: "take_message",
    arguments: { callbackNumber: "+33639981145", message: "Rappeler lundi" },
    atMs: 0,
  };
  expect(callReport({ ...CALL, tools: [tool] }, "fr").tools[0]?.arguments).toEqual({
    callbackNumber: phone("06 39 98 11 45"),
    message: "Rappeler lundi",
  });
});

test.for([
  [0, 2, [1, 2]],
  [1, 2, [1, 2]],
  [4, 4, [1, 2, 3, 4]],
  [16, 20, [5, 10, 15, 20]],
  [90, 100, [50, 100]],
  [1_204, 1_500, [500, 1_000, 1_500]],
] as const)("a chart whose highest bar is %i ends at %i, on round numbers", ([max, top, ticks]) => {
  expect(chartScale(max)).toEqual({ top, ticks });
});

const days = (...calls: number[]): DayFigures[] =>
  calls.map((count, index) => ({
    day: `2026-11-${String(index + 1).padStart(2, "0")}`,
    calls: count,
    answered: count,
    booked: 0,
    messages: 0,
    transferred: 0,
    averageDurationS: count === 0 ? null : count * 10,
    cost: null,
    costUnknown: 0,
  }));

test("a sparkline carries on over a day that has no average", () => {
  expect(daily(days(2, 0, 3), ({ averageDurationS }) => averageDurationS)).toEqual([20, 20, 30]);
});

test("the week's sparkline sums seven days up to each of the last fourteen", () => {
  const sums = lastSevenDays(days(...Array.from({ length: 30 }, () => 2)), ({ calls }) => calls);
  expect(sums).toEqual(Array.from({ length: 14 }, () => 14));
});

const steps = (...done: OnboardingStep[]) => ({
  steps: ONBOARDING_STEPS.map((id) => ({ id, done: done.includes(id) })),
});
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

test("what is missing is listed most pressing first, and nothing once all is there", () => {
  expect(ids(openSetup(steps("welcome", "trade"), []))).toEqual(["number", "ava", "test"]);
  expect(openSetup(steps(...ONBOARDING_STEPS), [{ status: "active" }])).toEqual([]);
});

test("a number that is blocked or still activating is said to be so, though onboarding is done", () => {
  expect(ids(openSetup(steps(...ONBOARDING_STEPS), [{ status: "activating" }, { status: "blocked" }]))).toEqual([
    "blocked",
    "activating",
  ]);
});
