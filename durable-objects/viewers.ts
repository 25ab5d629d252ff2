import type { LiveEvent } from "./call.schema";

const VIEWER = "viewer";
/** A viewer who may also speak: the owner, in a browser call. */
export const SPEAKER = "speaker";

/**
 * The sockets that watch a call. They hibernate: the runtime keeps them, this object may sleep. `send` hands a frame to the
 * runtime's own queue for that one socket and returns, so a viewer on a slow line delays nobody else.
 */
export class Viewers {
  constructor(private readonly ctx: DurableObjectState) {
    // Answered by the runtime without waking the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Accepts one more, and gives it what it has missed before anything else can be sent to it. */
  accept(first: LiveEvent[], { isSpeaker }: { isSpeaker: boolean }): { response: Response; socket: WebSocket } {
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket, isSpeaker ? [VIEWER, SPEAKER] : [VIEWER]);
    for (const event of first) socket.send(JSON.stringify(event));
    return { response: new Response(null, { status: 101, webSocket: client }), socket };
  }

  broadcast(event: LiveEvent): void {
    const frame = JSON.stringify(event);
    for (const socket of this.ctx.getWebSockets(VIEWER)) {
      try {
        socket.send(frame);
      } catch {
        // Already closing: its own close event removes it.
      }
    }
  }

  close(reason: string): void {
    for (const socket of this.ctx.getWebSockets(VIEWER)) socket.close(1000, reason);
  }
}
