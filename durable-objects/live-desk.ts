import { DurableObject } from "cloudflare:workers";
import { DeskBoard } from "./desk-board";
import type { DeskCall, DeskEvent, DeskReport } from "./live-desk.schema";
import { Viewers } from "./viewers";

/**
 * The live board of one organisation: what its rooms report, shown to whoever watches. It may be wrong for a while, never for
 * long: a report that is lost is healed by the next one, or by {@link LiveDesk.reconcile} when somebody comes to look
 * (docs/decisions/0019). Its state is in SQLite and its sockets hibernate, so an object that is put away misses nothing.
 */
export class LiveDesk extends DurableObject<Env> {
  readonly #board = new DeskBoard(this.ctx.storage.sql);
  readonly #viewers = new Viewers<DeskEvent>(this.ctx);

  /** What a room knows of its call. Idempotent, and indifferent to the order of arrival: the room's `callSeq` decides. */
  async report(report: DeskReport): Promise<void> {
    this.#tell(this.#board.take(report, Date.now()));
  }

  /** Ids of the calls on the board. */
  async liveIds(): Promise<string[]> {
    return this.#board.calls().map(({ id }) => id);
  }

  /** Takes what the rooms say now, and removes the calls that no room holds any more. */
  async reconcile(reports: DeskReport[], gone: string[]): Promise<void> {
    for (const report of reports) this.#tell(this.#board.take(report, Date.now()));
    for (const id of gone) this.#tell(this.#board.drop(id, Date.now()));
  }

  /** Every call that is not over, oldest first. */
  async calls(): Promise<DeskCall[]> {
    return this.#board.calls();
  }

  /** A viewer's socket; `?session=` says by which session. Who may have it was decided by the Worker. */
  override async fetch(request: Request): Promise<Response> {
    const sessionId = new URL(request.url).searchParams.get("session");
    if (!sessionId) throw new Error("A viewer comes without a session");
    const snapshot: DeskEvent = { type: "snapshot", seq: this.#board.seq, calls: this.#board.calls() };
    return this.#viewers.accept([snapshot], { isSpeaker: false, sessionId }).response;
  }

  /** Viewers only watch: what they send is dropped. */
  override async webSocketMessage(): Promise<void> {}

  /** Sessions have ended: their sockets close at once. */
  async dismiss(sessionIds: readonly string[]): Promise<void> {
    this.#viewers.dismiss(sessionIds);
  }

  /** The organisation is being erased: nothing of its calls is kept. Idempotent. */
  async erase(): Promise<void> {
    this.#viewers.close("board erased");
    await this.ctx.storage.deleteAll();
    this.#board.migrate();
  }

  #tell(event: DeskEvent | null): void {
    if (event) this.#viewers.broadcast(event);
  }
}
