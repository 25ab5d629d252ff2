import * as z from "zod";
import { SESSION_ENDED } from "./call.schema";

/**
 * How long who watches is taken at their word. The next event then closes the socket instead: whoever may still watch is back in a
 * moment, and a session that ran out, or ended while its socket was being opened, is not.
 */
const ADMITTED_FOR_MS = 60 * 60 * 1000;
const ASK_AGAIN = 4408;
const Admitted = z.object({ atMs: z.number() });

const VIEWER = "viewer";
/** A viewer who may also speak: the owner, in a browser call. */
export const SPEAKER = "speaker";
/** By which the sockets of one session are found again. */
const ofSession = (sessionId: string) => `session:${sessionId}`;

/** Whose socket it is: decided by the Worker. */
type Viewer = { isSpeaker: boolean; sessionId: string };

/**
 * The sockets that watch a call, or a desk. They hibernate: the runtime keeps them, this object may sleep. `send` hands a frame to the
 * runtime's own queue for that one socket and returns, so a viewer on a slow line delays nobody else.
 */
export class Viewers<Event> {
  constructor(private readonly ctx: DurableObjectState) {
    // Answered by the runtime without waking the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Accepts one more, and gives it what it has missed before anything else can be sent to it. */
  accept(first: Event[], { isSpeaker, sessionId }: Viewer): { response: Response; socket: WebSocket } {
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket, [VIEWER, ofSession(sessionId), ...(isSpeaker ? [SPEAKER] : [])]);
    socket.serializeAttachment({ atMs: Date.now() } satisfies z.infer<typeof Admitted>);
    for (const event of first) socket.send(JSON.stringify(event));
    return { response: new Response(null, { status: 101, webSocket: client }), socket };
  }

  broadcast(event: Event): void {
    const frame = JSON.stringify(event);
    const since = Date.now() - ADMITTED_FOR_MS;
    for (const socket of this.ctx.getWebSockets(VIEWER)) {
      try {
        const admitted = Admitted.safeParse(socket.deserializeAttachment());
        if (admitted.success && admitted.data.atMs > since) socket.send(frame);
        else socket.close(ASK_AGAIN, "connect again");
      } catch {
        // Already closing: its own close event removes it.
      }
    }
  }

  /** Closes what sessions that have ended still watch with (OWASP ASVS 5.0, 7.4.1). */
  dismiss(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds)
      for (const socket of this.ctx.getWebSockets(ofSession(sessionId))) socket.close(SESSION_ENDED, "session ended");
  }

  close(reason: string): void {
    for (const socket of this.ctx.getWebSockets(VIEWER)) socket.close(1000, reason);
  }
}
