/**
 * The least that could do the job: a Worker that hands what is posted to an object, and an object that hands it to its
 * hibernating sockets. No check, no log, no storage. Benchmarks of the live path measure ours beside it.
 *
 * Under `/kept/…` the object first writes one row, so that nobody sees what a crash would take back: what that costs is the
 * disk's, and no code of ours can be faster.
 */
import { DurableObject } from "cloudflare:workers";

type FloorEnv = { ROOMS: DurableObjectNamespace<FloorRoom> };

export class FloorRoom extends DurableObject<FloorEnv> {
  #hasTable = false;

  async publish(text: string, isKept: boolean): Promise<void> {
    if (isKept) this.#keep(text);
    for (const socket of this.ctx.getWebSockets()) socket.send(text);
  }

  /** What a voice costs at least: what comes in on a socket goes out on it. `kept:` in front has it written first. */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const text = String(message);
    if (text.startsWith("kept:")) this.#keep(text);
    socket.send(text);
  }

  override async fetch(): Promise<Response> {
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket);
    return new Response(null, { status: 101, webSocket: client });
  }

  #keep(text: string): void {
    const { sql } = this.ctx.storage;
    if (!this.#hasTable) sql.exec("CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, frame TEXT NOT NULL)");
    this.#hasTable = true;
    sql.exec("INSERT INTO log (frame) VALUES (?)", text);
  }
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return new Response("ok");
    const room = env.ROOMS.getByName(pathname);
    if (request.method !== "POST") return room.fetch(request);
    await room.publish(await request.text(), pathname.startsWith("/kept/"));
    return Response.json({});
  },
} satisfies ExportedHandler<FloorEnv>;
