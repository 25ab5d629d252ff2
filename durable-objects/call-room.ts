import { DurableObject } from "cloudflare:workers";
import type { Brief } from "../receptionist/conversation/brief.schema";
import type { OwnerOrder } from "../receptionist/conversation/orders";
import type { CallArchive, CallOrigin, IngestEvent, IngestResult, LiveCall, ToolUse, Turn } from "./call.schema";
import { CallCourse } from "./call-course";
import { CallRecord } from "./call-record";
import { archiveOf, liveCall, turnsInOrder } from "./call-state";
import { type Deadline, Deadlines } from "./deadlines";
import { DeskReports, deskReport } from "./desk-reports";
import type { DeskReport } from "./live-desk.schema";
import { Timers } from "./timers";
import type { Desk } from "./voice/desk";
import type { LegEnded, NextStep } from "./voice/leg";
import { OwnConversation } from "./voice/own-conversation";
import type { Steered } from "./voice/steered";
import { isVoiceTimer, type VoiceTimer } from "./voice/voice-timer";

/**
 * One live call: it owns the order of its events and their fan-out, and, where Ava answers by herself, the conversation.
 * RPC in, sockets out. Its SQLite log is the truth until D1 confirms the archive. The Worker brings what the room may not
 * import: see `openDesk`.
 */
export abstract class CallRoom extends DurableObject<Env> {
  readonly #reports = new DeskReports({
    ctx: this.ctx,
    report: (report) => this.env.LIVE_DESKS.getByName(report.orgId).report(report),
    state: () => this.#record.state,
  });
  readonly #record: CallRecord = new CallRecord(this.ctx, this.#reports);
  readonly #timers = new Timers<Deadline | VoiceTimer>(this.ctx.storage);
  readonly #deadlines = new Deadlines(this.#timers);
  readonly #conversation: OwnConversation = new OwnConversation({
    ctx: this.ctx,
    desk: this.openDesk(),
    record: this.#record,
    timers: this.#timers,
    onChange: () => this.#course.changed(this.#record.required),
  });
  readonly #course = new CallCourse({
    record: this.#record,
    deadlines: this.#deadlines,
    conversation: this.#conversation,
    queueArchive: (job) => this.env.JOBS.send(job),
    deleteAll: () => this.ctx.storage.deleteAll(),
  });

  /** Asked once, as the object starts. */
  protected abstract openDesk(): Desk;

  /** Opens the room for a call that Ava answers by herself. A second time it changes nothing. */
  async startConversation(origin: CallOrigin, brief: Brief): Promise<void> {
    const state = this.#record.opened(origin);
    if (state.origin.orgId !== origin.orgId) throw new Error(`${origin.id} belongs to another organisation`);
    this.#conversation.begin(brief);
    await this.#course.changed(state);
  }

  /** A leg of the call has ended: what the telephone network is to do next. Asked twice, it answers the same. */
  async legEnded(leg: LegEnded): Promise<NextStep> {
    return this.#conversation.legEnded(leg);
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
    const opened = this.#record.state === null;
    if (this.#record.opened(origin).origin.orgId !== origin.orgId) return { ok: false, reason: "other-org" };

    const { seq: seqBefore, closed: wasClosed } = this.#record.required;
    const taken = this.#record.takeNew(events);
    const state = this.#record.required;
    // The line says that the call is over: then so is the conversation on it, which asks for the archive itself.
    if (state.status === "ended" && this.#conversation.isUnderWay) this.#conversation.hangUp();
    else if (!wasClosed) await this.#course.changed(state);
    else if (taken > 0) await this.#deadlines.archiveAgain();
    return {
      ok: true,
      opened,
      seq: state.seq,
      status: state.status,
      statusSeq: state.statusSeq,
      applied: state.seq - seqBefore,
      repeated: events.length - taken,
    };
  }

  /** The call as it stands, for its own organisation; null for any other, and where nothing is (any more). */
  async describe(orgId: string): Promise<{ call: LiveCall; turns: Turn[]; tools: ToolUse[] } | null> {
    const { state } = this.#record;
    if (state?.origin.orgId !== orgId) return null;
    return { call: liveCall(state), turns: turnsInOrder(state), tools: [...state.tools.values()] };
  }

  /** The call as its organisation's board is to show it; null for any other organisation, and where nothing is (any more). */
  async deskReport(orgId: string): Promise<DeskReport | null> {
    const { state } = this.#record;
    return state?.origin.orgId === orgId ? deskReport(state) : null;
  }

  /** Does in a call of Ava's own as its owner says. What cannot be done changes nothing, and says why. */
  async steer(orgId: string, order: OwnerOrder): Promise<Steered> {
    const { state } = this.#record;
    if (state?.origin.orgId !== orgId || state.status === "ended") return { ok: false, reason: "over" };
    const steered = this.#conversation.steer(order);
    if (!this.#record.required.closed) await this.#deadlines.callIsAlive();
    return steered;
  }

  /** All that the archive writes; null while the call is not over, or once it is purged. */
  async archive(): Promise<(CallArchive & { revision: number }) | null> {
    const { state, log } = this.#record;
    const archive = state && archiveOf(state, log.readReport());
    return archive && { ...archive, revision: log.revision() };
  }

  /**
   * D1 holds the call as it was at `revision`. What came later is still to be archived; only then may the log go. Two
   * archives may overtake each other, so that the older is the one D1 holds, whatever was confirmed before.
   */
  async confirmArchived(revision: number): Promise<void> {
    // Once more, for a board that the end itself did not reach.
    this.#reports.changed();
    if (this.#record.log.revision() > revision) return this.#deadlines.archiveAgain();
    await this.#deadlines.archived();
  }

  /**
   * A socket. Who may have it was decided by the Worker. `/relay` is the carrier's; on `/speak` the owner talks to Ava, on any
   * other path one only watches, and `?session=` says by which session. `?after=<seq>` resumes without a snapshot.
   */
  override async fetch(request: Request): Promise<Response> {
    const { state, viewers } = this.#record;
    if (!state) return new Response(null, { status: 404 });
    const url = new URL(request.url);
    if (url.pathname === "/relay") return this.#conversation.acceptLine();
    const isSpeaker = url.pathname === "/speak";
    const sessionId = url.searchParams.get("session");
    if (!sessionId) throw new Error("A viewer comes without a session");
    const { response, socket } = viewers.accept(this.#record.missedBy(url), { isSpeaker, sessionId });
    if (state.closed) socket.close(1000, "call ended");
    else if (isSpeaker) this.#conversation.acceptSpeaker();
    return response;
  }

  /** A frame of the carrier's, or of the owner's in a browser call. */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const { state } = this.#record;
    if (!state) return;
    this.#conversation.receive(socket, message);
    if (!state.closed) await this.#deadlines.callIsAlive();
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.#conversation.lose(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.#conversation.lose(socket);
  }

  /** Sessions have ended: their sockets close at once. */
  async dismiss(sessionIds: readonly string[]): Promise<void> {
    this.#record.viewers.dismiss(sessionIds);
  }

  /**
   * The call's organisation is being erased: whoever talks is hung up on, and nothing of the call is kept. Idempotent; another
   * organisation's call is left alone.
   */
  async erase(orgId: string): Promise<void> {
    const { state } = this.#record;
    if (state?.origin.orgId !== orgId) return;
    this.#conversation.drop();
    await this.#course.purge("call erased");
    await this.env.LIVE_DESKS.getByName(orgId).reconcile([], [state.origin.id]);
  }

  /** Does what is overdue. For the sweep: an alarm that a crash lost is not rung again until somebody asks. */
  async catchUp(): Promise<{ holdsCall: boolean }> {
    await this.alarm();
    const { state } = this.#record;
    if (state && this.#timers.isEmpty()) await this.#course.changed(state);
    return { holdsCall: state !== null };
  }

  override async alarm(): Promise<void> {
    for (const due of this.#timers.takeDue(Date.now())) {
      if (isVoiceTimer(due)) this.#conversation.due(due);
      else await this.#course.due(due);
    }
    await this.#timers.rearm();
  }
}
