import type { ThinkRequest, Thought } from "../../../receptionist/conversation/brain";
import type { Brief } from "../../../receptionist/conversation/brief.schema";
import type { Effect, Ending, LineFrame } from "../../../receptionist/conversation/effect";
import type { Input, Timer } from "../../../receptionist/conversation/input.schema";
import type { Conversation } from "../../../receptionist/conversation/state";
import { step } from "../../../receptionist/conversation/step";
import { profileFromPreset } from "../../../receptionist/profile";
import type { ToolResult } from "../../../receptionist/tools/tool";

type Happening = Input extends infer I ? (I extends Input ? Omit<I, "atMs"> : never) : never;

/** A Tuesday morning, in opening hours. */
export const START_MS = Date.parse("2026-11-24T09:00:00Z");

export const dentistBrief = (change: Partial<Brief> = {}): Brief => {
  const profile = profileFromPreset({ businessName: "Cabinet Lumière", industry: "dentist", language: "fr" });
  const { hours, holidays, exceptions } = profile;
  return {
    profile,
    version: 1,
    timeZone: "Europe/Paris",
    opening: { hours, holidays, exceptions },
    country: "FR",
    duty: "full",
    channel: "phone",
    from: "+33612345678",
    isTest: false,
    clockShiftMs: 0,
    brain: "llm",
    ...change,
  };
};

/** A brain of a test's own: what it thinks, at once or never (null: it is still thinking). */
export type ScriptedBrain = (request: ThinkRequest, brain: "rules" | "llm") => Thought[] | null;

/** Runs the state machine on a clock of its own. What it asks of the world is recorded; brains and tools are the test's. */
export class Simulation {
  state: Conversation | null = null;
  nowMs = START_MS;
  readonly log: Input[] = [];
  readonly frames: LineFrame[] = [];
  readonly effects: Effect[] = [];
  ending: Ending | null = null;
  readonly timers = new Map<Timer, number>();
  /** Runs asked for and not answered yet. */
  readonly thinking: { run: number; brain: "rules" | "llm"; request: ThinkRequest }[] = [];
  readonly #queue: Happening[] = [];
  #isBusy = false;

  constructor(
    private readonly brain: ScriptedBrain = () => [{ type: "text", text: "D’accord. " }],
    private readonly tool: (name: string) => ToolResult | null = () => ({ ok: true, say: "C’est fait." }),
  ) {}

  take(happening: Happening): void {
    this.#queue.push(happening);
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#follow({ ...next, atMs: this.nowMs });
    this.#isBusy = false;
  }

  /** Lets time pass, ringing each timer on the way. */
  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const [due] = [...this.timers].filter(([, dueMs]) => dueMs <= untilMs).sort(([, a], [, b]) => a - b);
      if (!due) break;
      const [timer, dueMs] = due;
      this.timers.delete(timer);
      this.nowMs = Math.max(this.nowMs, dueMs);
      this.take({ type: "due", timer });
    }
    this.nowMs = untilMs;
  }

  /** Opens, connects, and lets the greeting be played. */
  begin(brief: Brief = dentistBrief()): this {
    this.take({ type: "opened", brief });
    this.take({ type: "connected", session: "VX1" });
    this.pass(500);
    this.take({ type: "finished-speaking" });
    return this;
  }

  say(text: string): void {
    this.take({ type: "heard", text, final: true });
  }

  /** What Ava has said, turn by turn: only what was heard of it. */
  get avaSaid(): string[] {
    return (this.state?.spoken ?? []).filter(({ role }) => role === "ava").map(({ text, heard }) => heard ?? text);
  }

  #follow(input: Input): void {
    const next = step(this.state, input);
    this.log.push(input);
    this.state = next.state;
    this.effects.push(...next.effects);
    for (const effect of next.effects) this.#do(effect);
  }

  #do(effect: Effect): void {
    if (effect.type === "send") this.frames.push(effect.frame);
    if (effect.type === "over") this.ending = effect.ending;
    if (effect.type === "wait") this.timers.set(effect.timer, effect.untilMs);
    if (effect.type === "unwait") this.timers.delete(effect.timer);
    if (effect.type === "use") {
      const result = this.tool(effect.name);
      if (result) this.#queue.push({ type: "tool-done", id: effect.id, arguments: effect.arguments, result });
    }
    if (effect.type !== "think") return;
    const { run, brain, request } = effect;
    const thoughts = this.brain(request, brain);
    if (!thoughts) {
      this.thinking.push({ run, brain, request });
      return;
    }
    for (const thought of thoughts) this.#queue.push({ type: "thought", run, thought });
    this.#queue.push({ type: "run-over", run });
  }
}
