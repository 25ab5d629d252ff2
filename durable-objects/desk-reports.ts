import { type CallState, deskCall } from "./call-state";
import type { DeskReport } from "./live-desk.schema";
import { warnFromRoom } from "./room-log";

/** How often a sentence that is still being said is reported. Viewers of the call itself have it at once. */
const PARTIAL_EVERY_MS = 1000;

/** What a room knows of its call, for its organisation's desk. */
export const deskReport = (state: CallState): DeskReport => ({
  orgId: state.origin.orgId,
  callSeq: state.seq,
  call: deskCall(state),
});

type Room = {
  ctx: Pick<DurableObjectState, "waitUntil">;
  /** Tells the desk. */
  report: (report: DeskReport) => Promise<void>;
  /** Null once the room holds no call. */
  state: () => CallState | null;
};

/**
 * Tells the organisation's desk how its call stands: after what the call's own viewers are told, and in nobody's way. At most
 * one report is under way; what happens meanwhile is in the next. One that fails is logged and not repeated: the next heals it.
 */
export class DeskReports {
  readonly #room: Room;
  #isUnderWay = false;
  #isStale = false;
  #partialMs = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** A sentence has grown: worth a report where the last is some time ago. */
  partial(): void {
    const nowMs = Date.now();
    if (nowMs - this.#partialMs < PARTIAL_EVERY_MS) return;
    this.#partialMs = nowMs;
    this.changed();
  }

  /** The call has begun, changed its status, or somebody has finished a sentence. */
  changed(): void {
    this.#isStale = true;
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.#room.ctx.waitUntil(this.#sendAll());
  }

  async #sendAll(): Promise<void> {
    // Whatever else follows from the same happening comes first, and is in the same report.
    await Promise.resolve();
    while (this.#isStale) {
      this.#isStale = false;
      const state = this.#room.state();
      if (state) await this.#send(deskReport(state));
    }
    this.#isUnderWay = false;
  }

  async #send(report: DeskReport): Promise<void> {
    try {
      await this.#room.report(report);
    } catch (error) {
      warnFromRoom("desk.report_failed", { callId: report.call.id, error: String(error) });
    }
  }
}
