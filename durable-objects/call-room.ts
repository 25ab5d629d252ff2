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
import { advance, type CallState, eventsFor, liveCall, type NewLiveEvent, openState, turnsInOrder } from "./call-state";
import { Partials } from "./partials";
import { Timers } from "./timers";
import { Viewers } from "./viewers";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Ava's calls last 15 minutes at most and are never silent for long: after this much of nothing the provider forgot us. */
const FORGOTTEN_AFTER_MS = 10 * MINUTE_MS;
/** How long an ended call waits for the provider's report before it is archived without. */
const REPORT_GRACE_MS = 2 * MINUTE_MS;
/** How often the archive is asked for again until D1 has confirmed. */
const ARCHIVE_RETRY_MS = 5 * MINUTE_MS;
/** How long a message that comes after the end waits for others like it. */
const LATE_AFTER_MS = 2 * SECOND_MS;
/** How long the log outlives the archive, for viewers who reconnect. */
const PURGE_AFTER_MS = 60 * MINUTE_MS;

type Timer = "forgotten" | "report" | "archive" | "purge";

/**
 * One live call: it owns the order of its events and their fan-out, and nothing else. RPC in, sockets out.
 * Its SQLite log is the truth until D1 confirms the archive; nothing but a held-back partial lives only in memory.
 */
export class CallRoom extends DurableObject<Env> {
  readonly #log = new CallLog(this.ctx.storage.sql);
  readonly #timers = new Timers<Timer>(this.ctx.storage);
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
    const fresh = events.filter((event) => this.#log.isNew(event.key));
    for (const event of fresh) this.#take(state, event);
    if (!wasClosed) await this.#scheduleAfter(state);
    else if (fresh.length > 0) await this.#archiveAgain();
    return {
      ok: true,
      opened,
      seq: state.seq,
      status: state.status,
      statusSeq: state.statusSeq,
      applied: state.seq - seqBefore,
      repeated: events.length - fresh.length,
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
    const state = this.#state;
    if (!state?.closed || !state.endedAt || !state.endedReason) return null;
    return {
      revision: this.#log.revision(),
      origin: state.origin,
      status: state.status,
      statusSeq: state.statusSeq,
      answeredAtMs: state.answeredAt === null ? null : Date.parse(state.answeredAt),
      endedAtMs: Date.parse(state.endedAt),
      endedReason: state.endedReason,
      outcome: state.outcome,
      turns: turnsInOrder(state),
      tools: [...state.tools.values()],
      report: this.#log.read("report"),
    };
  }

  /**
   * D1 holds the call as it was at `revision`. What came later is still to be archived; only then may the log go. Two
   * archives may overtake each other, so that the older is the one D1 holds, whatever was confirmed before.
   */
  async confirmArchived(revision: number): Promise<void> {
    if (this.#log.revision() > revision) return this.#archiveAgain();
    await this.#timers.clear("archive");
    await this.#timers.set("purge", Date.now() + PURGE_AFTER_MS);
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
    if (this.#state && this.#timers.isEmpty()) await this.#scheduleAfter(this.#state);
    return { holdsCall: this.#state !== null };
  }

  override async alarm(): Promise<void> {
    for (const timer of this.#timers.takeDue(Date.now())) await this.#onTimer(timer);
    await this.#timers.rearm();
  }

  #recall(): CallState | null {
    const origin = this.#log.read("origin");
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
    const known = this.#state.origin;
    const isTest = known.isTest || origin.isTest;
    const profileId = known.profileId ?? origin.profileId;
    const numberId = known.numberId ?? origin.numberId;
    const learned = isTest !== known.isTest || profileId !== known.profileId || numberId !== known.numberId;
    if (learned && known.orgId === origin.orgId) {
      this.#state.origin = { ...known, isTest, profileId, numberId };
      this.#log.write("origin", this.#state.origin);
    }
    return this.#state;
  }

  #take(state: CallState, event: IngestEvent): void {
    const { fact } = event;
    if (fact.type === "speech" && !fact.final && this.#partials.hold(fact.role, event)) return;
    if (fact.type === "speech") this.#partials.drop(fact.role);
    else this.#partials.flush();
    if (fact.type === "report") this.#log.write("report", fact.report);
    this.#apply(state, event);
  }

  #apply(state: CallState, event: IngestEvent): void {
    for (const change of eventsFor(state, event)) this.#tell(state, change);
  }

  #tell(state: CallState, change: NewLiveEvent): void {
    const event = { ...change, seq: state.seq + 1 };
    this.#log.append(event);
    advance(state, event);
    this.#viewers.broadcast(event);
  }

  #missedBy(url: URL, state: CallState): LiveEvent[] {
    const after = Number(url.searchParams.get("after") ?? Number.NaN);
    if (Number.isInteger(after) && after >= 0 && after <= state.seq) return this.#log.after(after);
    return [{ type: "snapshot", seq: state.seq, call: liveCall(state), turns: turnsInOrder(state) }];
  }

  async #scheduleAfter(state: CallState): Promise<void> {
    const nowMs = Date.now();
    if (state.closed) {
      await this.#finish();
    } else if (state.status === "ended") {
      await this.#timers.postpone("report", nowMs + REPORT_GRACE_MS, REPORT_GRACE_MS);
      await this.#timers.clear("forgotten");
    } else {
      await this.#timers.postpone("forgotten", nowMs + FORGOTTEN_AFTER_MS, MINUTE_MS);
    }
  }

  async #finish(): Promise<void> {
    this.#viewers.close("call ended");
    // The next timer first, in the same write as the end itself: a crash in between would leave a call with none.
    await this.#requestArchive();
    await this.#timers.clear("forgotten");
    await this.#timers.clear("report");
  }

  /** Late messages come in bursts: one more archive takes them all, and the log stays until it has. */
  async #archiveAgain(): Promise<void> {
    await this.#timers.set("archive", Date.now() + LATE_AFTER_MS);
    await this.#timers.clear("purge");
  }

  async #requestArchive(): Promise<void> {
    const state = this.#state;
    if (!state) return;
    await this.#timers.set("archive", Date.now() + ARCHIVE_RETRY_MS);
    const { orgId, id } = state.origin;
    try {
      await this.env.JOBS.send({ id: `job_archive_${id}_${state.seq}`, type: "call.archive", orgId, callId: id });
    } catch (error) {
      // The timer set above asks again; the log stays until D1 has confirmed.
      console.error(
        JSON.stringify({ level: "error", event: "call.archive_not_queued", callId: id, error: String(error) }),
      );
    }
  }

  async #onTimer(timer: Timer): Promise<void> {
    const state = this.#state;
    if (!state) return;
    switch (timer) {
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
        timer satisfies never;
    }
  }

  async #endWithoutReport(state: CallState, endedReason: CallReport["endedReason"]): Promise<void> {
    // A crash may leave the timer of a call that has ended since.
    if (state.closed) return this.#finish();
    this.#partials.flush();
    const outcome = endedReason === "provider-silent" ? "failed" : null;
    if (state.status !== "ended") this.#tell(state, { type: "status", status: "ended", endedReason });
    this.#tell(state, { type: "ended", endedAt: new Date().toISOString(), endedReason, outcome });
    await this.#finish();
  }
}
