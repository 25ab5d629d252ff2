import type { Brief } from "../../receptionist/conversation/brief.schema";
import type { Effect, Ending } from "../../receptionist/conversation/effect";
import type { Input, Timer } from "../../receptionist/conversation/input.schema";
import { replay } from "../../receptionist/conversation/replay";
import type { Conversation, Spoken } from "../../receptionist/conversation/state";
import { step } from "../../receptionist/conversation/step";
import { grounded } from "../../receptionist/grounding/grounded";
import { rulesBrain } from "../../receptionist/rules/rules-brain";
import type { Calendar } from "../../receptionist/tools/tool";
import { useTool } from "../../receptionist/tools/use-tool";
import type { ToolUse } from "../call.schema";
import { warnFromRoom } from "../room-log";
import type { Desk } from "./desk";
import type { VoiceLog } from "./voice-log";

/** An input without its time, which is when it is taken. */
export type Happening = Input extends infer I ? (I extends Input ? Omit<I, "atMs"> : never) : never;

/** What a conversation does to the room it happens in. */
export type VoiceRoom = {
  callId: () => string;
  log: VoiceLog;
  desk: Desk;
  calendar: () => Calendar;
  send: (frame: string) => void;
  show: (turn: Spoken) => void;
  showTool: (tool: Omit<ToolUse, "atMs">) => void;
  setStatus: (status: "in-progress" | "forwarding") => void;
  setTimer: (timer: Timer, untilMs: number | null) => void;
  /** Everything that followed from one happening is done. */
  settle: () => void;
  end: (atMs: number, ending: Ending, conversation: Conversation) => void;
};

/** A log that is longer could not be read back in the time and memory that an object has. */
const MAX_INPUTS = 20_000;

type Thinking = Extract<Effect, { type: "think" }>;
type Using = Extract<Effect, { type: "use" }>;

/**
 * Runs a conversation: writes down what happens, lets the state machine decide, and does what it asks. It decides nothing
 * itself. Whatever is in memory here follows from the log, so an object that was killed reads it and goes on.
 */
export class Voice {
  readonly #room: VoiceRoom;
  readonly #waiting: Happening[] = [];
  readonly #runs = new Map<number, AbortController>();
  #state: Conversation | null;
  /** Rows of the log. */
  #inputs: number;
  #isBusy = false;
  #isAwake: boolean;

  constructor(room: VoiceRoom) {
    this.#room = room;
    const log = room.log.all();
    this.#inputs = log.length;
    this.#state = replay(log).state;
    // Nobody thinks any more about what was being thought about when the object went.
    this.#isAwake = !this.#state || (this.#state.answer === null && this.#state.pending.length === 0);
  }

  get state(): Conversation | null {
    return this.#state;
  }

  get isUnderWay(): boolean {
    return this.#state !== null && this.#state.phase !== "over";
  }

  /** Begins, once: a second brief changes nothing. */
  open(brief: Brief): void {
    if (!this.#state) this.take({ type: "opened", brief });
  }

  /** The log was purged. */
  forget(): void {
    this.#state = null;
    this.#inputs = 0;
    for (const run of this.#runs.values()) run.abort();
    this.#runs.clear();
  }

  /** Takes what happened, and all that follows from it at once, before it returns. */
  take(happening: Happening): void {
    if (!this.#isAwake) {
      this.#isAwake = true;
      this.#waiting.push({ type: "restarted" });
      // That the answer is late is why it was woken: it would cut off the rules, who take over just now.
      if (happening.type !== "due" || happening.timer !== "thinking") this.#waiting.push(happening);
    } else this.#waiting.push(happening);
    if (this.#isBusy) return;
    this.#isBusy = true;
    const inputs: Input[] = [];
    const effects: Effect[] = [];
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#follow(next, inputs, effects);
    } finally {
      this.#isBusy = false;
      this.#carryOut(inputs, effects);
    }
  }

  /** Decides what follows. The rules think at once, and what they think follows as well. */
  #follow(happening: Happening, inputs: Input[], effects: Effect[]): void {
    const input: Input = { ...happening, atMs: Date.now() };
    if (!this.#state && input.type !== "opened") return;
    const next = step(this.#state, input);
    this.#state = next.state;
    inputs.push(input);
    this.#inputs += 1;
    // Ten times what a quarter of an hour of talk leaves: no caller, but somebody who floods the line.
    if (this.#inputs === MAX_INPUTS) this.#waiting.push({ type: "hung-up" });
    for (const effect of next.effects) {
      if (effect.type === "think" && (effect.brain === "rules" || !this.#room.desk.llm)) this.#thinkByRules(effect);
      else effects.push(effect);
    }
  }

  /** Writes down first, does after: the platform holds back what is sent until the inputs are on disk. */
  #carryOut(inputs: Input[], effects: Effect[]): void {
    if (inputs.length > 0) this.#room.log.append(inputs);
    for (const effect of withoutOvertaken(effects)) this.#do(effect);
    this.#room.settle();
  }

  #do(effect: Effect): void {
    const room = this.#room;
    switch (effect.type) {
      case "send":
        if (this.#state) room.send(room.desk.line.write(effect.frame, this.#state.brief.country));
        return;
      case "show":
        room.show(effect.turn);
        return;
      case "show-tool": {
        const { id, name, arguments: given, result } = effect;
        const answered = result && (result.ok ? { result: result.say } : { error: result.say });
        room.showTool({ id, name, arguments: given, ...answered });
        return;
      }
      case "status":
        room.setStatus(effect.status);
        return;
      case "think":
        void this.#thinkWithModel(effect);
        return;
      case "stop":
        this.#runs.get(effect.run)?.abort();
        this.#runs.delete(effect.run);
        return;
      case "use":
        void this.#use(effect);
        return;
      case "wait":
        room.setTimer(effect.timer, effect.untilMs);
        return;
      case "unwait":
        room.setTimer(effect.timer, null);
        return;
      case "over":
        if (this.#state) room.end(effect.atMs, effect.ending, this.#state);
        return;
      default:
        effect satisfies never;
    }
  }

  #thinkByRules({ run, request }: Thinking): void {
    try {
      for (const thought of rulesBrain(request)) this.#waiting.push({ type: "thought", run, thought });
      this.#waiting.push({ type: "run-over", run });
    } catch (error) {
      warnFromRoom("voice.brain_failed", { callId: this.#room.callId(), error: `rules: ${String(error)}` });
      this.#waiting.push({ type: "run-failed", run, stage: "rules" });
    }
  }

  async #thinkWithModel({ run, request }: Thinking): Promise<void> {
    const { llm } = this.#room.desk;
    if (!llm) return;
    const controller = new AbortController();
    this.#runs.set(run, controller);
    try {
      for await (const thought of grounded(llm, request, controller.signal)) {
        if (controller.signal.aborted) return;
        this.take({ type: "thought", run, thought });
      }
      if (!controller.signal.aborted) this.take({ type: "run-over", run });
    } catch (error) {
      if (controller.signal.aborted) return;
      const stage = stageOf(error);
      warnFromRoom("voice.brain_failed", { callId: this.#room.callId(), error: `${stage}: ${String(error)}` });
      this.take({ type: "run-failed", run, stage });
    } finally {
      this.#runs.delete(run);
    }
  }

  async #use({ id, name, arguments: given, language, nowMs }: Using): Promise<void> {
    const brief = this.#state?.brief;
    if (!brief) return;
    try {
      const used = await useTool({ brief, language, nowMs, calendar: this.#room.calendar(), toolId: id }, name, given);
      this.take({ type: "tool-done", id, ...used });
    } catch (error) {
      warnFromRoom("voice.tool_failed", { callId: this.#room.callId(), error: `${name}: ${String(error)}` });
      const say = language === "fr" ? "Je n’y arrive pas pour le moment." : "I cannot do that at the moment.";
      this.take({ type: "tool-done", id, arguments: given, result: { ok: false, say } });
    }
  }
}

/** Of several words on one turn, or on one timer, that follow each other at once, the last is the only one that counts. */
function withoutOvertaken(effects: Effect[]): Effect[] {
  const subject = (effect: Effect): string | null => {
    if (effect.type === "show") return `turn ${effect.turn.id}`;
    return effect.type === "wait" || effect.type === "unwait" ? `timer ${effect.timer}` : null;
  };
  const last = new Map(effects.map((effect, at) => [subject(effect), at]));
  return effects.filter((effect, at) => subject(effect) === null || last.get(subject(effect)) === at);
}

/** What a failure is called in the log: never what was said. */
const stageOf = (error: unknown): string =>
  error instanceof Error && "stage" in error && typeof error.stage === "string" ? error.stage : "unknown";
