import type { CallReport } from "./call.schema";
import type { CallRecord } from "./call-record";
import type { CallState } from "./call-state";
import type { Deadline, Deadlines } from "./deadlines";
import { warnFromRoom } from "./room-log";
import type { OwnConversation } from "./voice/own-conversation";

/** How long Twilio lets two people talk: `<Dial timeLimit>`, which we leave as it is. */
const LONGEST_TALK_MS = 4 * 60 * 60 * 1000;

type ArchiveJob = { id: string; type: "call.archive"; orgId: string; callId: string };

type Deps = {
  record: CallRecord;
  deadlines: Deadlines;
  conversation: Pick<OwnConversation, "isUnderWay" | "isElsewhere" | "hangUp" | "forget">;
  queueArchive: (job: ArchiveJob) => Promise<unknown>;
  /** Of the room's storage. */
  deleteAll: () => Promise<void>;
};

/**
 * What becomes of a call with time: it is given up on when nobody speaks of it any more, archived once it is over, and forgotten
 * once D1 holds it.
 */
export class CallCourse {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Waits for what follows the call as it stands. */
  async changed(state: CallState): Promise<void> {
    const { deadlines } = this.#deps;
    if (state.closed) await this.#finish();
    else if (state.status === "ended") await deadlines.awaitReport();
    else await deadlines.callIsAlive();
  }

  /** A deadline has come. */
  async due(deadline: Deadline): Promise<void> {
    const { record, deadlines, conversation } = this.#deps;
    const { state } = record;
    if (!state) return;
    switch (deadline) {
      case "forgotten":
        if (this.#isBetweenPeople(state)) return deadlines.callIsAlive();
        if (conversation.isUnderWay) return conversation.hangUp();
        return this.#endWithoutReport(state, "provider-silent");
      case "report":
        return this.#endWithoutReport(state, state.endedReason ?? "unknown");
      case "archive":
        return this.#requestArchive();
      case "purge":
        return this.purge("call archived");
      default:
        deadline satisfies never;
    }
  }

  /** Forgets the call, in storage and in memory; whoever watches is told why. */
  async purge(reason: string): Promise<void> {
    const { record, conversation, deleteAll } = this.#deps;
    record.viewers.close(reason);
    await deleteAll();
    conversation.forget();
    record.forget();
  }

  async #finish(): Promise<void> {
    this.#deps.record.viewers.close("call ended");
    await this.#requestArchive();
  }

  async #requestArchive(): Promise<void> {
    const { record, deadlines, queueArchive } = this.#deps;
    const { state } = record;
    if (!state) return;
    // In the same write as the end itself: a crash in between would leave a call that nobody archives.
    await deadlines.awaitArchive();
    const { orgId, id } = state.origin;
    try {
      await queueArchive({ id: `job_archive_${id}_${state.seq}`, type: "call.archive", orgId, callId: id });
    } catch (error) {
      // The deadline set above asks again; the log stays until D1 has confirmed.
      warnFromRoom("call.archive_not_queued", { callId: id, error: String(error) });
    }
  }

  /** A caller and whoever took the call from Ava, or before her: nothing is heard of them until they have hung up. */
  #isBetweenPeople({ status, origin: { provider, direction, startedAtMs } }: CallState): boolean {
    if (provider !== "twilio" || direction !== "inbound" || status === "ended") return false;
    const { isUnderWay, isElsewhere } = this.#deps.conversation;
    return (!isUnderWay || isElsewhere) && Date.now() - startedAtMs < LONGEST_TALK_MS;
  }

  async #endWithoutReport(state: CallState, endedReason: CallReport["endedReason"]): Promise<void> {
    // A crash may leave the deadline of a call that has ended since.
    if (!state.closed) this.#deps.record.closeWithout(endedReason);
    await this.#finish();
  }
}
