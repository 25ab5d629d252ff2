import fc from "fast-check";
import { expect, test } from "vitest";
import { jump, stretches, turnAt } from "../../web/app/calls/player/playback";
import { sinceAnswer } from "../../web/app/live/live-state";
import { languageChanges } from "../../web/app/ui/transcript";

const TURNS = [
  { id: "hello", role: "ava", atMs: 600, endMs: 2_000 },
  { id: "question", role: "caller", atMs: 2_400 },
  { id: "interrupted", role: "ava", atMs: 5_000, endMs: 9_000 },
  { id: "over", role: "caller", atMs: 7_000, endMs: 8_000 },
] as const;

test("the turn that is heard is the one that began last, until another begins", () => {
  expect(turnAt(TURNS, 0)).toBeNull();
  expect(turnAt(TURNS, 0.6)).toBe("hello");
  expect(turnAt(TURNS, 2.2), "in the silence after it").toBe("hello");
  expect(turnAt(TURNS, 4.9)).toBe("question");
  expect(turnAt(TURNS, 8.5), "she who was spoken over has stopped").toBe("over");
  expect(turnAt(TURNS, 1_000)).toBe("over");
  expect(turnAt([], 3)).toBeNull();
});

test("a jump to a turn makes that turn the one that is heard, in whatever order and however a player rounds", () => {
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 3_600_000 }), {
    minLength: 1,
    comparator: (a, b) => Math.abs(a - b) < 60,
  });
  fc.assert(
    fc.property(moments, fc.double({ min: -0.02, max: 0.02, noNaN: true }), (starts, offS) => {
      const turns = starts.map((atMs) => ({ id: String(atMs), atMs }));
      for (const { id, atMs } of turns) expect(turnAt(turns, atMs / 1000 + offS)).toBe(id);
    }),
  );
});

test("turns are found on the recording's clock, which starts at the answer and not at the first ring", () => {
  const call = {
    id: "call_1",
    status: "ended",
    channel: "phone",
    direction: "inbound",
    from: null,
    to: null,
    startedAt: "2026-11-24T09:00:00.000Z",
    answeredAt: "2026-11-24T09:00:08.000Z",
    endedAt: null,
    endedReason: null,
  } as const;
  const said = [
    { id: "a", role: "ava", text: "Bonjour.", final: true, atMs: 8_500 },
    { id: "b", role: "caller", text: "Bonjour.", final: true, atMs: 11_000 },
  ] as const;
  const turns = sinceAnswer(call, said);
  expect(turnAt(turns, 1)).toBe("a");
  expect(turnAt(turns, 3.1)).toBe("b");
});

test("a jump stays within the recording", () => {
  expect(jump(4, -10, 60)).toBe(0);
  expect(jump(55, 10, 60)).toBe(60);
  expect(jump(55, 10, null), "while nobody knows how long it is").toBe(65);
});

test("the lane shows who spoke when, as shares of the recording", () => {
  expect(stretches(TURNS, 10)).toEqual([
    { id: "hello", role: "ava", from: 0.06, to: 0.2 },
    { id: "question", role: "caller", from: 0.24, to: 0.5 },
    { id: "interrupted", role: "ava", from: 0.5, to: 0.9 },
    { id: "over", role: "caller", from: 0.7, to: 0.8 },
  ]);
  expect(stretches(TURNS, 6).map(({ id, to }) => [id, to])).toEqual([
    ["hello", 2 / 6],
    ["question", 5 / 6],
    ["interrupted", 1],
  ]);
  expect(stretches(TURNS, 0)).toEqual([]);
});

test("a turn says its language where it is another than before, whoever spoke", () => {
  const turns = [
    { id: "1", lang: "fr-FR" },
    { id: "2", lang: "fr" },
    { id: "3", lang: "en-US" },
    { id: "4" },
    { id: "5", lang: "en" },
    { id: "6", lang: "fr" },
  ];
  expect([...languageChanges(turns)]).toEqual(["3", "6"]);
});
