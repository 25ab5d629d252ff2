import type { CallOrigin, CallReport, IngestEvent, LiveEvent } from "./call.schema";
import { CallLog } from "./call-log";
import {
  advance,
  type CallState,
  type DatedFact,
  eventsFor,
  learn,
  liveCall,
  type NewLiveEvent,
  openState,
  turnsInOrder,
} from "./call-state";
import type { DeskReports } from "./desk-reports";
import { Partials } from "./partials";
import { Viewers } from "./viewers";

/**
 * What is known of a call and who is told: its state, the log that the state follows from, and the viewers. Every change goes
 * through here, so that each has its number, is shown, and is written down. Nothing but a held-back partial lives only in memory.
 */
export class CallRecord {
  readonly log: CallLog;
  readonly viewers: Viewers<LiveEvent>;
  readonly #partials = new Partials((event) => this.#state && this.apply(event));
  #state: CallState | null;

  constructor(
    ctx: DurableObjectState,
    /** Told of what the organisation's board shows. */
    private readonly desk: Pick<DeskReports, "changed" | "partial">,
  ) {
    this.log = new CallLog(ctx.storage.sql);
    this.viewers = new Viewers(ctx);
    this.#state = this.#recall();
  }

  /** Null where no call was opened, or its log was purged. */
  get state(): CallState | null {
    return this.#state;
  }

  /** For what happens only in a room that holds a call. */
  get required(): CallState {
    if (!this.#state) throw new Error("This room holds no call");
    return this.#state;
  }

  get callId(): string {
    return this.#state?.origin.id ?? "unknown";
  }

  /** Opens the call, or adds to what is known of where it comes from. */
  opened(origin: CallOrigin): CallState {
    if (!this.#state) {
      this.log.write("origin", origin);
      this.#state = openState(origin);
      this.desk.changed();
      return this.#state;
    }
    const learned = learn(this.#state.origin, origin);
    if (learned) {
      this.#state.origin = learned;
      this.log.write("origin", learned);
    }
    return this.#state;
  }

  /** Takes the events not taken before; how many they were. A write that fails leaves the record as its log has it. */
  takeNew(events: IngestEvent[]): number {
    let taken = 0;
    try {
      for (const event of events) {
        if (!this.takeOnce(event.key)) continue;
        this.#take(event);
        taken += 1;
      }
    } catch (error) {
      this.#state = this.#recall();
      throw error;
    }
    return taken;
  }

  /** Whether this identity is new; from now on it is not. */
  takeOnce(key: string): boolean {
    if (this.log.hasSeen(key)) return false;
    this.log.markSeen(key);
    return true;
  }

  /** Takes a fact as true, whoever says it. */
  apply(dated: DatedFact): void {
    for (const change of eventsFor(this.required, dated)) this.tell(change);
  }

  /** The end, as a report has it. */
  close(report: CallReport, atMs: number): void {
    this.#partials.flush();
    this.log.write("report", report);
    this.apply({ atMs, fact: { type: "report", report } });
  }

  /** The end, where nobody reports any more. */
  closeWithout(endedReason: CallReport["endedReason"]): void {
    this.#partials.flush();
    const outcome = endedReason === "provider-silent" ? "failed" : null;
    if (this.required.status !== "ended") this.tell({ type: "status", status: "ended", endedReason });
    this.tell({ type: "ended", endedAt: new Date().toISOString(), endedReason, outcome });
  }

  /**
   * Sends first, logs after, in one turn of the object: what follows a write waits for the disk, and viewers need not. The
   * provider's answer does wait for it, so an event that a crash takes from the log is delivered again (docs/decisions/0008).
   */
  tell(change: NewLiveEvent): void {
    const state = this.required;
    const event = { ...change, seq: state.seq + 1 };
    this.viewers.broadcast(event);
    advance(state, event);
    this.log.append(event);
    if (event.type === "turn" && !event.turn.final) this.desk.partial();
    else if (event.type !== "tool") this.desk.changed();
  }

  /** What a viewer has missed who names the last event it saw (`?after=<seq>`); else the whole call. */
  missedBy(url: URL): LiveEvent[] {
    const state = this.required;
    const after = Number(url.searchParams.get("after") ?? Number.NaN);
    if (Number.isInteger(after) && after >= 0 && after <= state.seq) return this.log.after(after);
    return [{ type: "snapshot", seq: state.seq, call: liveCall(state), turns: turnsInOrder(state) }];
  }

  /** The storage was emptied. */
  forget(): void {
    this.log.migrate();
    this.#state = null;
  }

  #take(event: IngestEvent): void {
    const { fact } = event;
    if (fact.type === "speech" && !fact.final && this.#partials.hold(fact.role, event)) return;
    if (fact.type === "speech") this.#partials.drop(fact.role);
    else this.#partials.flush();
    this.apply(event);
    if (fact.type === "report") this.log.write("report", fact.report);
  }

  #recall(): CallState | null {
    const origin = this.log.readOrigin();
    if (!origin) return null;
    const state = openState(origin);
    for (const event of this.log.after(0)) advance(state, event);
    return state;
  }
}
