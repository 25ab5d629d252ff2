import { expect, test } from "vitest";
import type { LiveCall, LiveEvent, Turn } from "../../durable-objects/call.schema";
import { backoffMs } from "../../web/app/live/backoff";
import { advanceLive, type LiveState, openLiveState, sinceAnswer } from "../../web/app/live/live-state";

const call: LiveCall = {
  id: "call_1",
  status: "ringing",
  channel: "phone",
  direction: "outbound",
  from: null,
  to: "+33612345678",
  startedAt: "2026-11-22T10:00:00.000Z",
  answeredAt: null,
  endedAt: null,
  endedReason: null,
};
const turn = (id: string, atMs: number, text: string, final = true): Turn => ({
  id,
  role: "caller",
  text,
  final,
  atMs,
});
const said = (seq: number, one: Turn): LiveEvent => ({ type: "turn", seq, turn: one });
const snapshot = (seq: number, turns: Turn[] = [], over: Partial<LiveCall> = {}): LiveEvent => ({
  type: "snapshot",
  seq,
  call: { ...call, ...over },
  turns,
});
const after = (...events: LiveEvent[]): LiveState => events.reduce(advanceLive, openLiveState());
const texts = ({ turns }: LiveState) => turns.map(({ text }) => text);

test("a partial grows under one id until its final takes its place", () => {
  const state = after(
    snapshot(0),
    said(1, turn("t1", 1000, "Je voud", false)),
    said(2, turn("t1", 1000, "Je voudrais un", false)),
    said(3, turn("t1", 1000, "Je voudrais un rendez-vous.")),
  );
  expect(state.turns).toEqual([turn("t1", 1000, "Je voudrais un rendez-vous.")]);
});

test("an event that came before is not taken twice, nor does it take anything back", () => {
  const once = after(snapshot(4), said(5, turn("t1", 1000, "Bonjour", false)), said(6, turn("t1", 1000, "Bonjour.")));
  expect(advanceLive(once, said(5, turn("t1", 1000, "Bonjour", false)))).toBe(once);
  expect(advanceLive(once, said(6, turn("t1", 1000, "Bonjour.")))).toBe(once);
  expect(advanceLive(once, snapshot(4))).toBe(once);
});

test("a missing event is noticed, and nothing after it is shown before it", () => {
  const behind = after(snapshot(1), said(4, turn("t3", 3000, "trois")));
  expect(behind).toMatchObject({ isBehind: true, seq: 1, turns: [] });
  expect(advanceLive(behind, said(5, turn("t4", 4000, "quatre")))).toBe(behind);
});

test("resuming after the last known number fills the hole without losing or repeating a turn", () => {
  const behind = after(snapshot(1), said(2, turn("t1", 1000, "un")), said(4, turn("t3", 3000, "trois")));
  const resumed = [
    said(3, turn("t2", 2000, "deux")),
    said(4, turn("t3", 3000, "trois")),
    said(5, turn("t4", 4000, "quatre")),
  ].reduce(advanceLive, behind);
  expect(resumed).toMatchObject({ isBehind: false, seq: 5 });
  expect(texts(resumed)).toEqual(["un", "deux", "trois", "quatre"]);
});

test("a snapshot, too, catches up with what was missed", () => {
  const behind = after(snapshot(1), said(3, turn("t2", 2000, "deux")));
  const caughtUp = advanceLive(behind, snapshot(3, [turn("t2", 2000, "deux"), turn("t1", 1000, "un")]));
  expect(caughtUp).toMatchObject({ isBehind: false, seq: 3 });
  expect(texts(caughtUp)).toEqual(["un", "deux"]);
});

test("turns stand in the order in which they were spoken, whatever the order of their arrival", () => {
  const state = after(
    snapshot(0),
    said(1, turn("t2", 2500, "réponse", false)),
    said(2, turn("t1", 900, "question")),
    said(3, turn("t2", 2500, "réponse entière")),
  );
  expect(texts(state)).toEqual(["question", "réponse entière"]);
});

test("an event that overtakes the first snapshot asks for that snapshot", () => {
  expect(after(said(7, turn("t1", 100, "Allô")))).toMatchObject({ isBehind: true, seq: 0, turns: [] });
});

test("a status keeps what was known of the call and adds what it says", () => {
  const answeredAt = "2026-11-22T10:00:06.000Z";
  const state = after(
    snapshot(0),
    { type: "status", seq: 1, status: "in-progress", answeredAt },
    { type: "status", seq: 2, status: "ended", endedReason: "caller-hung-up" },
  );
  expect(state.call).toMatchObject({ status: "ended", answeredAt, endedReason: "caller-hung-up", to: call.to });
  expect(state.isOver).toBe(false);
});

test("a call is over when `ended` says so, with its outcome", () => {
  const endedAt = "2026-11-22T10:02:00.000Z";
  const state = after(snapshot(8), { type: "ended", seq: 9, endedAt, endedReason: "ava-hung-up", outcome: "booked" });
  expect(state).toMatchObject({ isOver: true, outcome: "booked", call: { status: "ended", endedAt } });
});

test("the archive's snapshot of a call that is over stands, though its number is lower", () => {
  const endedAt = "2026-11-22T10:02:00.000Z";
  const turns = [turn("t1", 1000, "un"), turn("t2", 2000, "deux")];
  const live = after(snapshot(40, [turn("t1", 1000, "un")]));
  const archived = advanceLive(live, snapshot(12, turns, { status: "ended", endedAt }));
  expect(texts(archived)).toEqual(["un", "deux"]);
  expect(archived).toMatchObject({ isOver: true, seq: 40 });
});

test("a tool's result takes the place of its call", () => {
  const asked = { id: "tool1", name: "book", arguments: { day: "jeudi" }, atMs: 4000 };
  const state = after(
    snapshot(0),
    { type: "tool", seq: 1, tool: asked },
    { type: "tool", seq: 2, tool: { ...asked, result: "ok" } },
  );
  expect(state.tools).toEqual([{ ...asked, result: "ok" }]);
});

test("what the page was rendered with is shown until the socket has more to say", () => {
  const rendered = openLiveState({ call, turns: [turn("t2", 2000, "deux"), turn("t1", 1000, "un")] });
  expect(texts(rendered)).toEqual(["un", "deux"]);
  expect(rendered.seq).toBe(0);
  const socket = advanceLive(rendered, snapshot(2, [turn("t1", 1000, "un"), turn("t2", 2000, "deux")]));
  expect(texts(socket)).toEqual(["un", "deux"]);
});

test("a conversation's clock starts when someone answers, and never before", () => {
  const answered = { ...call, answeredAt: "2026-11-22T10:00:06.000Z" };
  const turns = [turn("t1", 5900, "Allô"), { ...turn("t2", 9000, "Bonjour"), endMs: 11_000 }];
  expect(sinceAnswer(answered, turns)).toMatchObject([{ atMs: 0 }, { atMs: 3000, endMs: 5000 }]);
  expect(sinceAnswer(call, turns)).toEqual(turns);
});

test("attempts to reconnect wait longer each time, never the same, never more than 15 s", () => {
  const longest = (failures: number) => backoffMs(failures, () => 1);
  const shortest = (failures: number) => backoffMs(failures, () => 0);
  expect([0, 1, 2, 3].map(longest)).toEqual([400, 800, 1600, 3200]);
  expect(shortest(3)).toBe(1600);
  expect(longest(30)).toBe(15_000);
});
