import { DurableObject } from "cloudflare:workers";
import type { Brief } from "../receptionist/conversation/brief.schema";
import type { Ending } from "../receptionist/conversation/effect";
import type { Conversation } from "../receptionist/conversation/state";
import { summaryOf } from "../receptionist/rules/summary";
import type {
  CallArchive,
  CallOrigin,
  CallReport,
  IngestEvent,
  IngestResult,
  LiveCall,
  LiveEvent,
  ToolUse,
  Turn,
} from "./call.schema";
import { CallLog } from "./call-log";
import {
  advance,
  archiveOf,
  type CallState,
  eventsFor,
  learn,
  liveCall,
  type NewLiveEvent,
  openState,
  turnsInOrder,
} from "./call-state";
import { type Deadline, Deadlines } from "./deadlines";
import { Partials } from "./partials";
import { warnFromRoom } from "./room-log";
import { Timers } from "./timers";
import { SPEAKER, Viewers } from "./viewers";
import type { Desk } from "./voice/desk";
import { BROWSER_SESSION, Lines } from "./voice/lines";
import { nextStep } from "./voice/next-step";
import { toTurn } from "./voice/turn";
import { Voice } from "./voice/voice";
import type { LegEnded, NextStep } from "./voice/voice.schema";
import { VoiceLog } from "./voice/voice-log";
import { isVoiceTimer, type VoiceTimer, voiceTimer, withoutPrefix } from "./voice/voice-timer";

/**
 * One live call: it owns the order of its events and their fan-out, and, where Ava answers by herself, the conversation.
 * RPC in, sockets out. Its SQLite log is the truth until D1 confirms the archive; nothing but a held-back partial lives only
 * in memory. The Worker brings what the room may not import: see `openDesk`.
 */
export abstract class CallRoom extends DurableObject<Env> {
  readonly #desk = this.openDesk();
  readonly #log = new CallLog(this.ctx.storage.sql);
  readonly #voiceLog = new VoiceLog(this.ctx.storage.sql);
  readonly #timers = new Timers<Deadline | VoiceTimer>(this.ctx.storage);
  readonly #deadlines = new Deadlines(this.#timers);
  readonly #viewers = new Viewers(this.ctx);
  readonly #lines = new Lines(this.ctx, this.#desk.line, () => this.#callId());
  readonly #partials = new Partials((event) => this.#state && this.#apply(this.#state, event));
  #state: CallState | null = this.#recall();
  readonly #voice = new Voice({
    callId: () => this.#callId(),
    log: this.#voiceLog,
    desk: this.#desk,
    calendar: () => this.#desk.calendarFor(this.#required().origin),
    send: (frame) => this.#lines.send(frame),
    show: (turn) => this.#tell(this.#required(), { type: "turn", turn: toTurn(turn, this.#required().origin) }),
    showTool: (tool) => this.#apply(this.#required(), { key: "", atMs: Date.now(), fact: { type: "tool", tool } }),
    setStatus: (status) => this.#setStatus(status),
    setTimer: (timer, untilMs) => this.#timers.put(voiceTimer(timer), untilMs),
    settle: () => this.ctx.waitUntil(this.#timers.rearm()),
    end: (atMs, ending, conversation) => this.#endConversation(atMs, ending, conversation),
  });

  /** Asked once, as the object starts. */
  protected abstract openDesk(): Desk;

  /** Opens the room for a call that Ava answers by herself. A second time it changes nothing. */
  async startConversation(origin: CallOrigin, brief: Brief): Promise<void> {
    const state = this.#opened(origin);
    if (state.origin.orgId !== origin.orgId) throw new Error(`${origin.id} belongs to another organisation`);
    this.#voice.open(brief);
    await this.#scheduleAfter(state);
  }

  /** A leg of the call has ended: what the telephone network is to do next. Asked twice, it answers the same. */
  async legEnded(leg: LegEnded): Promise<NextStep> {
    return nextStep(this.#voice, leg);
  }

  /** Opens the room, or adds to what is known of a call that a webhook opened first. Idempotent. */
  async open(origin: CallOrigin): Promise<IngestResult> {
    return this.ingest(origin, []);
  }

  /**
   * Takes what a provider reports. Idempotent on each event's `key`, and indifferent to the order of delivery.
   * Another organisation's call under the same id is refused, though ids are derived so that it cannot happen.
   */
  async ingest(origin: CallOrigin, events: IngestEvent[]): Promise<IngestResult> {
    const opened = this.#state === null;
    const state = this.#opened(origin);
    if (state.origin.orgId !== origin.orgId) return { ok: false, reason: "other-org" };

    const seqBefore = state.seq;
    const wasClosed = state.closed;
    const applied = this.#takeNew(state, events);
    // The line says that the call is over: then so is the conversation on it, which asks for the archive itself.
    const isVoiceOver = state.status === "ended" && this.#voice.isUnderWay;
    if (isVoiceOver) this.#voice.take({ type: "hung-up" });
    else if (!wasClosed) await this.#scheduleAfter(state);
    else if (applied > 0) await this.#deadlines.archiveAgain();
    return {
      ok: true,
      opened,
      seq: state.seq,
      status: state.status,
      statusSeq: state.statusSeq,
      applied: state.seq - seqBefore,
      repeated: events.length - applied,
    };
  }

  /** The call as it stands, for its own organisation; null for any other, and where nothing is (any more). */
  async describe(orgId: string): Promise<{ call: LiveCall; turns: Turn[]; tools: ToolUse[] } | null> {
    const state = this.#state;
    if (state?.origin.orgId !== orgId) return null;
    return { call: liveCall(state), turns: turnsInOrder(state), tools: [...state.tools.values()] };
  }

  /** All that the archive writes; null while the call is not over, or once it is purged. */
  async archive(): Promise<(CallArchive & { revision: number }) | null> {
    const archive = this.#state && archiveOf(this.#state, this.#log.readReport());
    return archive && { ...archive, revision: this.#log.revision() };
  }

  /**
   * D1 holds the call as it was at `revision`. What came later is still to be archived; only then may the log go. Two
   * archives may overtake each other, so that the older is the one D1 holds, whatever was confirmed before.
   */
  async confirmArchived(revision: number): Promise<void> {
    if (this.#log.revision() > revision) return this.#deadlines.archiveAgain();
    await this.#deadlines.archived();
  }

  /**
   * A socket. Who may have it was decided by the Worker. `/relay` is the carrier's; on `/speak` the owner talks to Ava, on any
   * other path one only watches. `?after=<seq>` resumes without a snapshot.
   */
  override async fetch(request: Request): Promise<Response> {
    const state = this.#state;
    if (!state) return new Response(null, { status: 404 });
    const url = new URL(request.url);
    if (url.pathname === "/relay")
      return this.#voice.isUnderWay ? this.#lines.accept() : new Response(null, { status: 409 });
    const isSpeaker = url.pathname === "/speak";
    const { response, socket } = this.#viewers.accept(this.#missedBy(url, state), { isSpeaker });
    if (state.closed) socket.close(1000, "call ended");
    else if (isSpeaker) this.#voice.take({ type: "connected", session: BROWSER_SESSION });
    return response;
  }

  /** A frame of the carrier's, or of the owner's in a browser call. Viewers only watch: what they send is dropped. */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const state = this.#state;
    if (!state) return;
    if (this.#lines.isLine(socket)) {
      const happening = this.#lines.readLine(socket, message, state.origin.providerCallId);
      if (happening) this.#voice.take(happening);
    } else if (this.ctx.getTags(socket).includes(SPEAKER)) {
      this.#hearSpeaker(message);
    }
    await this.#deadlines.callIsAlive();
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    const session = this.#lines.isLine(socket) ? this.#lines.sessionOf(socket) : null;
    if (session !== null) return this.#voice.take({ type: "line-lost", session });
    const isSpeaker = this.ctx.getTags(socket).includes(SPEAKER);
    const others = this.ctx.getWebSockets(SPEAKER).filter((other) => other !== socket);
    if (isSpeaker && others.length === 0) this.#voice.take({ type: "line-lost", session: BROWSER_SESSION });
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.webSocketClose(socket);
  }

  /** Does what is overdue. For the sweep: an alarm that a crash lost is not rung again until somebody asks. */
  async catchUp(): Promise<{ holdsCall: boolean }> {
    await this.alarm();
    if (this.#state && this.#timers.isEmpty()) await this.#scheduleAfter(this.#state);
    return { holdsCall: this.#state !== null };
  }

  override async alarm(): Promise<void> {
    for (const due of this.#timers.takeDue(Date.now())) {
      if (isVoiceTimer(due)) this.#voice.take({ type: "due", timer: withoutPrefix(due) });
      else await this.#onDeadline(due);
    }
    await this.#timers.rearm();
  }

  #callId(): string {
    return this.#state?.origin.id ?? "unknown";
  }

  #required(): CallState {
    if (!this.#state) throw new Error("This room holds no call");
    return this.#state;
  }

  #hearSpeaker(message: string | ArrayBuffer): void {
    const frame = this.#lines.readSpeaker(message);
    if (!frame) return;
    switch (frame.type) {
      case "say": {
        const key = frame.id === undefined ? null : `say:${frame.id}`;
        if (key !== null && this.#log.hasSeen(key)) return;
        if (key !== null) this.#log.markSeen(key);
        return this.#voice.take({ type: "heard", text: frame.text, final: true });
      }
      case "saying":
        return this.#voice.take({ type: "heard", text: frame.text, final: false });
      case "interrupt":
        return this.#voice.take({ type: "interrupted", heard: frame.heardText ?? null });
      case "key":
        return this.#voice.take({ type: "key", key: frame.key });
      case "spoken":
        return this.#voice.take({ type: "finished-speaking" });
      case "hangup":
        return this.#voice.take({ type: "hung-up" });
      default:
        frame satisfies never;
    }
  }

  #setStatus(status: "in-progress" | "forwarding"): void {
    const state = this.#required();
    this.#apply(state, { key: "", atMs: Date.now(), fact: { type: "status", status } });
    this.ctx.waitUntil(this.#desk.followStatus(state.origin, state.status, state.statusSeq));
  }

  /** A conversation of our own makes its own report: nobody else knows what was said. */
  #endConversation(atMs: number, { endedReason, outcome }: Ending, conversation: Conversation): void {
    const state = this.#required();
    const { brief, language, spoken, usedTools, hasConnected } = conversation;
    const history = spoken.map(({ role, text, heard }) => ({ role, text: heard ?? text }));
    const report: CallReport = {
      endedReason: hasConnected ? endedReason : (state.endedReason ?? endedReason),
      endedAtMs: atMs,
      ...summaryOf({ brief, language, history, tools: usedTools }),
      outcome,
      cost: null,
      turns: [],
      hasRecording: false,
    };
    this.#log.write("report", report);
    this.#apply(state, { key: "", atMs, fact: { type: "report", report } });
    this.#lines.close();
    this.ctx.waitUntil(this.#scheduleAfter(state));
  }

  #recall(): CallState | null {
    const origin = this.#log.readOrigin();
    if (!origin) return null;
    const state = openState(origin);
    for (const event of this.#log.after(0)) advance(state, event);
    return state;
  }

  #opened(origin: CallOrigin): CallState {
    if (!this.#state) {
      this.#log.write("origin", origin);
      this.#state = openState(origin);
      return this.#state;
    }
    const learned = learn(this.#state.origin, origin);
    if (learned) {
      this.#state.origin = learned;
      this.#log.write("origin", learned);
    }
    return this.#state;
  }

  /** Takes the events not taken before; how many they were. A write that fails leaves the room as its log has it. */
  #takeNew(state: CallState, events: IngestEvent[]): number {
    let taken = 0;
    try {
      for (const event of events) {
        if (this.#log.hasSeen(event.key)) continue;
        this.#take(state, event);
        this.#log.markSeen(event.key);
        taken += 1;
      }
    } catch (error) {
      this.#state = this.#recall();
      throw error;
    }
    return taken;
  }

  #take(state: CallState, event: IngestEvent): void {
    const { fact } = event;
    if (fact.type === "speech" && !fact.final && this.#partials.hold(fact.role, event)) return;
    if (fact.type === "speech") this.#partials.drop(fact.role);
    else this.#partials.flush();
    this.#apply(state, event);
    if (fact.type === "report") this.#log.write("report", fact.report);
  }

  #apply(state: CallState, event: IngestEvent): void {
    for (const change of eventsFor(state, event)) this.#tell(state, change);
  }

  /**
   * Sends first, logs after, in one turn of the object: what follows a write waits for the disk, and viewers need not. The
   * provider's answer does wait for it, so an event that a crash takes from the log is delivered again (docs/decisions/0008).
   */
  #tell(state: CallState, change: NewLiveEvent): void {
    const event = { ...change, seq: state.seq + 1 };
    this.#viewers.broadcast(event);
    advance(state, event);
    this.#log.append(event);
  }

  #missedBy(url: URL, state: CallState): LiveEvent[] {
    const after = Number(url.searchParams.get("after") ?? Number.NaN);
    if (Number.isInteger(after) && after >= 0 && after <= state.seq) return this.#log.after(after);
    return [{ type: "snapshot", seq: state.seq, call: liveCall(state), turns: turnsInOrder(state) }];
  }

  async #scheduleAfter(state: CallState): Promise<void> {
    if (state.closed) await this.#finish();
    else if (state.status === "ended") await this.#deadlines.awaitReport();
    else await this.#deadlines.callIsAlive();
  }

  async #finish(): Promise<void> {
    this.#viewers.close("call ended");
    await this.#requestArchive();
  }

  async #requestArchive(): Promise<void> {
    const state = this.#state;
    if (!state) return;
    // In the same write as the end itself: a crash in between would leave a call that nobody archives.
    await this.#deadlines.awaitArchive();
    const { orgId, id } = state.origin;
    try {
      await this.env.JOBS.send({ id: `job_archive_${id}_${state.seq}`, type: "call.archive", orgId, callId: id });
    } catch (error) {
      // The deadline set above asks again; the log stays until D1 has confirmed.
      warnFromRoom("call.archive_not_queued", { callId: id, error: String(error) });
    }
  }

  async #onDeadline(deadline: Deadline): Promise<void> {
    const state = this.#state;
    if (!state) return;
    switch (deadline) {
      case "forgotten":
        if (this.#voice.isUnderWay) return this.#voice.take({ type: "hung-up" });
        return this.#endWithoutReport(state, "provider-silent");
      case "report":
        return this.#endWithoutReport(state, state.endedReason ?? "unknown");
      case "archive":
        return this.#requestArchive();
      case "purge":
        this.#viewers.close("call archived");
        await this.ctx.storage.deleteAll();
        this.#log.migrate();
        this.#voiceLog.migrate();
        this.#voice.forget();
        this.#state = null;
        return;
      default:
        deadline satisfies never;
    }
  }

  async #endWithoutReport(state: CallState, endedReason: CallReport["endedReason"]): Promise<void> {
    // A crash may leave the deadline of a call that has ended since.
    if (state.closed) return this.#finish();
    this.#partials.flush();
    const outcome = endedReason === "provider-silent" ? "failed" : null;
    if (state.status !== "ended") this.#tell(state, { type: "status", status: "ended", endedReason });
    this.#tell(state, { type: "ended", endedAt: new Date().toISOString(), endedReason, outcome });
    await this.#finish();
  }
}
