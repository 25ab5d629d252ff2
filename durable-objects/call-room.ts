import { DurableObject } from "cloudflare:workers";
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
import { Viewers } from "./viewers";

/**
 * One live call: it owns the order of its events and their fan-out, and nothing else. RPC in, sockets out.
 * Its SQLite log is the truth until D1 confirms the archive; nothing but a held-back partial lives only in memory.
 */
export class CallRoom extends DurableObject<Env> {
  readonly #log = new CallLog(this.ctx.storage.sql);
  readonly #deadlines = new Deadlines(this.ctx.storage);
  readonly #viewers = new Viewers(this.ctx);
  readonly #partials = new Partials((event) => this.#state && this.#apply(this.#state, event));
  #state: CallState | null = this.#recall();

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
    if (!wasClosed) await this.#scheduleAfter(state);
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

  /** A viewer's socket. The Worker has decided beforehand that it may watch. `?after=<seq>` resumes without a snapshot. */
  override async fetch(request: Request): Promise<Response> {
    const state = this.#state;
    if (!state) return new Response(null, { status: 404 });
    const { response, socket } = this.#viewers.accept(this.#missedBy(new URL(request.url), state));
    if (state.closed) socket.close(1000, "call ended");
    return response;
  }

  /** Viewers only watch: what they send is dropped. (`ping` never gets here.) */
  override async webSocketMessage(): Promise<void> {}

  /** Does what is overdue. For the sweep: an alarm that a crash lost is not rung again until somebody asks. */
  async catchUp(): Promise<{ holdsCall: boolean }> {
    await this.alarm();
    if (this.#state && this.#deadlines.isEmpty()) await this.#scheduleAfter(this.#state);
    return { holdsCall: this.#state !== null };
  }

  override async alarm(): Promise<void> {
    for (const deadline of this.#deadlines.takeDue()) await this.#onDeadline(deadline);
    await this.#deadlines.rearm();
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
        return this.#endWithoutReport(state, "provider-silent");
      case "report":
        return this.#endWithoutReport(state, state.endedReason ?? "unknown");
      case "archive":
        return this.#requestArchive();
      case "purge":
        this.#viewers.close("call archived");
        await this.ctx.storage.deleteAll();
        this.#log.migrate();
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
