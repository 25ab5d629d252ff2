import type { Brief } from "../../receptionist/conversation/brief.schema";
import type { Ending } from "../../receptionist/conversation/effect";
import { type OrderRefusal, type OwnerOrder, orderRefusal } from "../../receptionist/conversation/orders";
import type { Conversation } from "../../receptionist/conversation/state";
import { summaryOf } from "../../receptionist/rules/summary";
import type { ToolUse } from "../call.schema";
import type { CallRecord } from "../call-record";
import type { Timers } from "../timers";
import { SPEAKER } from "../viewers";
import type { Desk } from "./desk";
import { FrameLimit } from "./frame-limit";
import type { LegEnded, NextStep } from "./leg";
import { BROWSER_SESSION, Lines } from "./lines";
import { nextStep } from "./next-step";
import type { Steered } from "./steered";
import { toTurn } from "./turn";
import { Voice } from "./voice";
import { VoiceLog } from "./voice-log";
import { type VoiceTimer, voiceTimer, withoutPrefix } from "./voice-timer";
import { warmUp } from "./warm-up";

/** What a conversation of our own needs of the room that it takes place in. */
type Host = {
  ctx: DurableObjectState;
  desk: Desk;
  record: CallRecord;
  timers: Pick<Timers<VoiceTimer>, "put" | "rearm">;
  /** The record has changed after its end, or come to it: what was planned for it must be planned anew. */
  onChange: () => Promise<void>;
};

/** A call that Ava answers by herself: the caller's lines on one side, the record that viewers see on the other. */
export class OwnConversation {
  readonly #host: Host;
  readonly #log: VoiceLog;
  readonly #lines: Lines;
  readonly #voice: Voice;
  readonly #flood = new FrameLimit();

  constructor(host: Host) {
    const { ctx, desk, record, timers } = host;
    this.#host = host;
    this.#log = new VoiceLog(ctx.storage.sql);
    this.#lines = new Lines(ctx, desk.line, () => record.callId);
    this.#voice = new Voice({
      callId: () => record.callId,
      log: this.#log,
      desk,
      calendar: () => desk.calendarFor(record.required.origin),
      send: (frame) => this.#lines.send(frame),
      show: (turn) => record.tell({ type: "turn", turn: toTurn(turn, record.required.origin) }),
      showTool: (tool) => this.#showTool(tool),
      setStatus: (status) => this.#setStatus(status),
      setTimer: (timer, untilMs) => timers.put(voiceTimer(timer), untilMs),
      settle: () => ctx.waitUntil(timers.rearm()),
      end: (atMs, ending, conversation) => this.#end(atMs, ending, conversation),
    });
  }

  get isUnderWay(): boolean {
    return this.#voice.isUnderWay;
  }

  /** Whether the caller is with a person, or has yet to come to Ava. */
  get isElsewhere(): boolean {
    const { state } = this.#voice;
    return state !== null && (state.phase === "transferring" || !state.hasConnected);
  }

  begin(brief: Brief): void {
    this.#voice.open(brief);
    warmUp(brief, Date.now());
  }

  legEnded(leg: LegEnded): NextStep {
    const { record } = this.#host;
    // Somebody took the call, and it is answered since then, though Ava may never have spoken in it.
    if (leg.leg !== "relay" && leg.outcome === "answered" && record.state?.closed === false) {
      const sinceMs = Date.now() - (leg.talkedS ?? 0) * 1000;
      record.apply({ atMs: sinceMs, fact: { type: "status", status: "in-progress" } });
    }
    return nextStep(this.#voice, leg);
  }

  hangUp(): void {
    this.#voice.take({ type: "hung-up" });
  }

  /** Hangs up without a word or a report: nothing of the call is to be kept. */
  drop(): void {
    this.#lines.close();
  }

  due(timer: VoiceTimer): void {
    this.#noticeCut();
    this.#voice.take({ type: "due", timer: withoutPrefix(timer) });
  }

  /** Does as the owner says. What cannot be done changes nothing, and says why. */
  steer(order: OwnerOrder): Steered {
    this.#noticeCut();
    const { state } = this.#voice;
    const reason = state ? orderRefusal(state, order.type) : this.#withoutAva();
    if (reason) return { ok: false, reason };
    this.#voice.take(order);
    return { ok: true };
  }

  /** A line that forwards is no conversation; nor is a call of ours that nobody has taken yet. */
  #withoutAva(): OrderRefusal {
    return this.#host.record.required.status === "forwarding" ? "with-person" : "not-connected";
  }

  /** Else Ava would talk to an empty line, and ask it whether anybody is there. */
  #noticeCut(): void {
    const { state } = this.#voice;
    const isCutOff = state?.brief.channel === "phone" && state.session !== null && !this.#lines.isUp();
    if (isCutOff && state.session !== null) this.#voice.take({ type: "line-lost", session: state.session });
  }

  /** The carrier's socket; 409 where there is nobody to talk to. */
  acceptLine(): Response {
    const isThere = this.isUnderWay && this.#voice.state?.hasHungUp !== true;
    return isThere ? this.#lines.accept() : new Response(null, { status: 409 });
  }

  /** The owner's page is there, or there again. */
  acceptSpeaker(): void {
    this.#voice.take({ type: "connected", session: BROWSER_SESSION });
  }

  /** A frame on any socket of the room. Viewers only watch: what they send is dropped. */
  receive(socket: WebSocket, message: string | ArrayBuffer): void {
    if (this.#flood.isOver(Date.now())) return;
    if (this.#lines.isLine(socket)) {
      const happening = this.#lines.readLine(socket, message, this.#host.record.required.origin.providerCallId);
      if (happening) this.#voice.take(happening);
    } else if (this.#isSpeaker(socket)) {
      this.#hearSpeaker(message);
    }
  }

  /** A socket of the room is gone. */
  lose(socket: WebSocket): void {
    const session = this.#lines.isLine(socket) ? this.#lines.sessionOf(socket) : null;
    if (session !== null) return this.#voice.take({ type: "line-lost", session });
    const others = this.#host.ctx.getWebSockets(SPEAKER).filter((other) => other !== socket);
    if (this.#isSpeaker(socket) && others.length === 0)
      this.#voice.take({ type: "line-lost", session: BROWSER_SESSION });
  }

  /** The storage was emptied. */
  forget(): void {
    this.#log.migrate();
    this.#voice.forget();
  }

  #isSpeaker(socket: WebSocket): boolean {
    return this.#host.ctx.getTags(socket).includes(SPEAKER);
  }

  #hearSpeaker(message: string | ArrayBuffer): void {
    const frame = this.#lines.readSpeaker(message);
    if (!frame) return;
    switch (frame.type) {
      case "say":
        if (frame.id !== undefined && !this.#host.record.takeOnce(`say:${frame.id}`)) return;
        return this.#voice.take({ type: "heard", text: frame.text, final: true });
      case "saying":
        return this.#voice.take({ type: "heard", text: frame.text, final: false });
      case "interrupt":
        return this.#voice.take({ type: "interrupted", heard: frame.heardText ?? null });
      case "key":
        return this.#voice.take({ type: "key", key: frame.key });
      case "spoken":
        return this.#voice.take({ type: "finished-speaking" });
      case "hangup":
        return this.hangUp();
      default:
        frame satisfies never;
    }
  }

  #showTool(tool: Omit<ToolUse, "atMs">): void {
    const { ctx, record, onChange } = this.#host;
    record.apply({ atMs: Date.now(), fact: { type: "tool", tool } });
    // A booking that comes through after the caller has gone is still one: the archive is written again.
    if (record.required.closed && record.takeOnce(`late:${tool.id}`)) ctx.waitUntil(onChange());
  }

  #setStatus(status: "in-progress" | "forwarding"): void {
    const { ctx, desk, record } = this.#host;
    // Back from somebody who did not answer: for a call of our own a status may return.
    if (record.required.status === "forwarding" && status === "in-progress") record.tell({ type: "status", status });
    else record.apply({ atMs: Date.now(), fact: { type: "status", status } });
    const { origin, status: now, statusSeq } = record.required;
    ctx.waitUntil(desk.followStatus(origin, now, statusSeq));
  }

  /** A conversation of our own makes its own report: nobody else knows what was said. */
  #end(atMs: number, { endedReason, outcome }: Ending, conversation: Conversation): void {
    const { ctx, record, onChange } = this.#host;
    const { brief, language, spoken, usedTools, hasConnected } = conversation;
    const history = spoken.map(({ role, text, heard }) => ({ role, text: heard ?? text }));
    const report = {
      // A phone that nobody picked up is the network's to explain.
      endedReason: hasConnected ? endedReason : (record.required.endedReason ?? endedReason),
      endedAtMs: atMs,
      ...summaryOf({ brief, language, history, tools: usedTools }),
      outcome,
      cost: null,
      turns: [],
      hasRecording: false,
    };
    record.close(report, atMs);
    this.#lines.close();
    ctx.waitUntil(onChange());
  }
}
