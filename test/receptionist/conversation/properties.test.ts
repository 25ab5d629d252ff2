import fc from "fast-check";
import { expect, test } from "vitest";
import type { Thought } from "../../../receptionist/conversation/brain";
import { replay } from "../../../receptionist/conversation/replay";
import { step } from "../../../receptionist/conversation/step";
import { dentistBrief, Simulation } from "./simulation";

/** What a caller, a line and an unreliable brain may do, in any order. */
const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      text: fc.constantFrom("Oui", "Non", "Vos prix ?", "…", ""),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("partial" as const), text: fc.constantFrom("je", "je vou", "euh") }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("interrupt" as const), chars: fc.nat({ max: 120 }), isKnown: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(10, 400, 2_600, 9_000, 30_000) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("played" as const), chars: fc.nat({ max: 60 }) }) },
  { weight: 4, arbitrary: fc.constant({ do: "finished" as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("key" as const), key: fc.constantFrom("0", "7", "#", "*") }) },
  { weight: 1, arbitrary: fc.constant({ do: "lose-line" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "connect" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "restart" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "told-to-say" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "told-to-transfer" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "told-to-hang-up" as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("transfer" as const), isAnswered: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("think" as const),
      what: fc.constantFrom("word", "sentence", "over", "fail", "old"),
    }),
  },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** How the brain answers each time it is asked; null: it is still thinking. */
const plan = fc.constantFrom("text", "nothing", "slow", "tool", "transfer", "english", "bye", "unknown-tool");

function brainOf(plans: string[]) {
  let turn = 0;
  return (request: { tools: unknown[] }, name: "rules" | "llm"): Thought[] | null => {
    turn += 1;
    const text = (words: string): Thought => ({ type: "text", text: words });
    const tool = (tool: string, given = {}): Thought => ({ type: "tool", id: "x", name: tool, arguments: given });
    const next = plans[turn % plans.length];
    if (name === "rules") return next === "nothing" ? [] : [text("D’accord. ")];
    if (request.tools.length > 0) return [text("Voilà. ")];
    if (next === "text") return [text("Oui. "), text("Et puis non. ")];
    if (next === "tool") return [tool("check_opening"), tool("list_services")];
    if (next === "transfer") return [text("Je vous passe Camille. "), tool("transfer_call", { to: "Camille" })];
    if (next === "english") return [tool("switch_language", { language: "en" })];
    if (next === "bye") return [text("Au revoir. "), tool("end_call", { reason: "done" })];
    if (next === "unknown-tool") return [tool("order_pizza")];
    return next === "nothing" ? [] : null;
  };
}

function play(call: Simulation, one: Move, lines: { count: number }): void {
  switch (one.do) {
    case "say":
      return call.say(one.text);
    case "partial":
      return call.take({ type: "heard", text: one.text, final: false });
    case "interrupt": {
      const text = call.state?.speech?.text ?? "";
      return call.take({ type: "interrupted", heard: one.isKnown ? text.slice(0, one.chars) : null });
    }
    case "pass":
      return call.pass(one.ms);
    case "played":
      return call.take({ type: "played", text: "x".repeat(one.chars) });
    case "finished":
      return call.take({ type: "finished-speaking" });
    case "key":
      return call.take({ type: "key", key: one.key });
    case "lose-line":
      return call.take({ type: "line-lost", session: `VX${lines.count}` });
    case "connect":
      lines.count += 1;
      return call.take({ type: "connected", session: `VX${lines.count}` });
    case "restart":
      return call.take({ type: "restarted" });
    case "told-to-say":
      return call.take({ type: "told-to-say", text: "Le patron arrive." });
    case "told-to-transfer":
      return call.take({ type: "told-to-transfer", phone: "+33622222222" });
    case "told-to-hang-up":
      return call.take({ type: "told-to-hang-up" });
    case "transfer":
      return call.take({ type: "transfer-ended", isAnswered: one.isAnswered });
    case "think": {
      const run = (call.thinking.at(-1)?.run ?? 0) - (one.what === "old" ? 1 : 0);
      if (one.what === "over") return call.take({ type: "run-over", run });
      if (one.what === "fail") return call.take({ type: "run-failed", run, stage: "stream" });
      const text = one.what === "word" ? `r${run} ` : `Voilà r${run}. `;
      return call.take({ type: "thought", run, thought: { type: "text", text } });
    }
    default:
      one satisfies never;
  }
}

const calls = fc.record({
  moves: fc.array(move, { maxLength: 60 }),
  plans: fc.array(plan, { minLength: 1, maxLength: 8 }),
});

function run({ moves, plans }: { moves: Move[]; plans: string[] }, check: (call: Simulation) => void): Simulation {
  const call = new Simulation(brainOf(plans), (name) =>
    name === "list_services"
      ? null
      : { ok: true, say: "Fait.", ...(name === "transfer_call" ? { phone: "+33611111111" } : {}) },
  ).begin(dentistBrief());
  const lines = { count: 1 };
  for (const one of moves) {
    play(call, one, lines);
    check(call);
  }
  return call;
}

test("in every state something will happen next: she is never speaking and silent, nor waiting for nothing", () => {
  fc.assert(
    fc.property(calls, (given) => {
      run(given, ({ state, timers }) => {
        const awaited: Record<string, string[]> = {
          speaking: ["spoken"],
          listening: ["silence", "unfinished", "keys"],
          thinking: ["thinking", "unfinished"],
          leaving: ["leaving", "gone"],
          transferring: ["too-long"],
          waiting: ["gone"],
        };
        const phase = state?.phase ?? "over";
        if (phase !== "over")
          expect(
            awaited[phase]?.some((name) => [...timers.keys()].join().includes(name)),
            phase,
          ).toBe(true);
        else expect([...timers.keys()]).toEqual([]);
      });
    }),
    { numRuns: 600 },
  );
});

test("nobody is told anything before they know in their language that it is an AI that speaks", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      let state = null;
      for (const input of call.log) {
        const next = step(state, input);
        state = next.state;
        for (const effect of next.effects) {
          if (effect.type !== "send" || effect.frame.type !== "text" || effect.frame.text === "") continue;
          const isLegal = !effect.frame.interruptible;
          expect(isLegal || state.disclosed.includes(effect.frame.language), effect.frame.text).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("what a run says after it was given up reaches nobody", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      let state = null;
      for (const input of call.log) {
        const current: number | undefined = state?.answer?.run;
        const next = step(state, input);
        state = next.state;
        if (input.type !== "thought" || input.run === current) continue;
        expect(next.effects).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test("nothing is sent to a line that is not there, and nothing after the end", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      let session: string | null = null;
      let hasEnded = false;
      let state = null;
      for (const input of call.log) {
        const next = step(state, input);
        state = next.state;
        if (input.type === "connected") hasEnded = false;
        session = input.type === "line-lost" && input.session === session ? null : state.session;
        for (const effect of next.effects) {
          if (effect.type !== "send") continue;
          expect(session).not.toBeNull();
          expect(hasEnded).toBe(false);
          if (effect.frame.type === "end") hasEnded = true;
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("any call is the same again from its log", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      const again = replay(call.log);
      expect(again.frames).toEqual(call.frames);
      expect(again.state).toEqual(call.state);
    }),
    { numRuns: 200 },
  );
});

test("what the owner had her say is said, unless the call ended before", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      call.pass(60_000);
      const isParting = ["leaving", "transferring", "waiting", "over"].includes(call.state?.phase ?? "over");
      expect(isParting || call.state?.toSay.length === 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a call that is hung up is over, whatever went before, and has an outcome", () => {
  fc.assert(
    fc.property(calls, (given) => {
      const call = run(given, () => {});
      call.take({ type: "hung-up" });
      // How a transfer ended may be told a little later.
      call.pass(5_000);
      expect(call.state?.phase).toBe("over");
      expect(call.ending?.outcome).toBeTypeOf("string");
      expect(call.state?.spoken.every(({ final }) => final)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
