import { expect, test } from "vitest";
import type { DeskCall } from "../../durable-objects/live-desk.schema";
import { advanceDesk, openDesk } from "../../web/app/live/desk-state";

const call = (id: string, minute: number, said: string | null = null): DeskCall => ({
  id,
  status: "in-progress",
  channel: "phone",
  direction: "inbound",
  isTest: false,
  from: "+33639981145",
  to: "+33187660142",
  startedAt: new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString(),
  answeredAt: null,
  lastLine: said === null ? null : { role: "caller", text: said, final: true, atMs: 1000 },
});

test("the board starts from a snapshot, takes what changes in order, and lets go of what is over", () => {
  let desk = openDesk([call("b", 2)]);
  desk = advanceDesk(desk, { type: "snapshot", seq: 4, calls: [call("b", 2), call("a", 1)] });
  expect(desk.calls.map(({ id }) => id)).toEqual(["a", "b"]);
  desk = advanceDesk(desk, { type: "call", seq: 5, call: call("a", 1, "Bonjour") });
  expect(desk.calls.map(({ id, lastLine }) => [id, lastLine?.text])).toEqual([
    ["a", "Bonjour"],
    ["b", undefined],
  ]);
  desk = advanceDesk(desk, { type: "ended", seq: 6, id: "b" });
  expect(desk).toMatchObject({ calls: [{ id: "a" }], seq: 6, isBehind: false });
});

test("a repeat changes nothing; a gap asks for a new snapshot, and what comes meanwhile is left out", () => {
  const known = advanceDesk(openDesk([]), { type: "snapshot", seq: 2, calls: [call("a", 1)] });
  expect(advanceDesk(known, { type: "ended", seq: 2, id: "a" })).toBe(known);
  const behind = advanceDesk(known, { type: "ended", seq: 4, id: "a" });
  expect(behind).toMatchObject({ isBehind: true, calls: [{ id: "a" }] });
  expect(advanceDesk(behind, { type: "call", seq: 5, call: call("b", 2) })).toBe(behind);
  expect(advanceDesk(behind, { type: "snapshot", seq: 1, calls: [] })).toEqual({ calls: [], seq: 1, isBehind: false });
});
