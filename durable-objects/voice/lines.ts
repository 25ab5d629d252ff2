import * as z from "zod";
import { warnFromRoom } from "../room-log";
import type { LineProtocol } from "./desk";
import { SpeakerFrame } from "./speaker.schema";
import type { Happening } from "./voice";

const RELAY = "relay";
/** A browser has one line, whatever its sockets. */
export const BROWSER_SESSION = "browser";
/** What a carrier or a page sends is a sentence: more is no frame of the protocol. */
const MAX_FRAME_CHARS = 65_536;

const Attachment = z.object({ session: z.string() });

/**
 * The callers' sockets of a call: a carrier's, which hibernates like a viewer's. Reads their frames in our words; a frame that
 * is malformed, oversized or unknown is dropped and counted in the log, and the call goes on.
 */
export class Lines {
  constructor(
    private readonly ctx: DurableObjectState,
    private readonly protocol: LineProtocol,
    private readonly callId: () => string,
  ) {}

  /** Accepts a carrier's socket. It replaces an older one, which a broken line may have left open. */
  accept(): Response {
    for (const old of this.ctx.getWebSockets(RELAY)) old.close(1000, "replaced");
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket, [RELAY]);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Whether a carrier's socket is there. One that a crash took is not, and its close was told to nobody. */
  isUp(): boolean {
    return this.ctx.getWebSockets(RELAY).length > 0;
  }

  isLine(socket: WebSocket): boolean {
    return this.ctx.getTags(socket).includes(RELAY);
  }

  send(frame: string): void {
    for (const socket of this.ctx.getWebSockets(RELAY)) {
      try {
        socket.send(frame);
      } catch {
        // Already closing: its own close event tells the conversation.
      }
    }
  }

  close(): void {
    for (const socket of this.ctx.getWebSockets(RELAY)) socket.close(1000, "call ended");
  }

  /** The carrier's session on this socket; null before its first frame. */
  sessionOf(socket: WebSocket): string | null {
    return Attachment.safeParse(socket.deserializeAttachment()).data?.session ?? null;
  }

  /** What a carrier's frame says; null when it says nothing. `carrierCallId`: the only call this line may be about. */
  readLine(socket: WebSocket, message: string | ArrayBuffer, carrierCallId: string): Happening | null {
    if (typeof message !== "string" || message.length > MAX_FRAME_CHARS) return this.#drop("oversized");
    const event = this.protocol.read(message);
    switch (event.type) {
      case "setup":
        if (event.call !== carrierCallId || this.sessionOf(socket) !== null) return this.#drop("setup");
        socket.serializeAttachment({ session: event.session });
        return { type: "connected", session: event.session };
      case "nothing":
        return null;
      case "complaint":
        warnFromRoom("voice.line_complained", { callId: this.callId(), error: "a frame of ours" });
        return null;
      case "unreadable":
        return this.#drop(event.why);
      default:
        // Nothing counts before the line has said which call it is.
        return this.sessionOf(socket) === null ? this.#drop("before-setup") : event;
    }
  }

  /** What a browser's frame says; null for one that is not of the protocol. */
  readSpeaker(message: string | ArrayBuffer): SpeakerFrame | null {
    if (typeof message !== "string" || message.length > MAX_FRAME_CHARS) return this.#drop("oversized");
    try {
      return SpeakerFrame.safeParse(JSON.parse(message)).data ?? this.#drop("wrong-shape");
    } catch {
      return this.#drop("not-json");
    }
  }

  #drop(why: string): null {
    warnFromRoom("voice.frame_dropped", { callId: this.callId(), error: why });
    return null;
  }
}
