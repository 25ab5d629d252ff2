import { LiveEvent } from "../../../durable-objects/call.schema";
import { type Connection, type WatchedSocket, watchSocket } from "./watch-socket";

type Watch = {
  callId: string;
  /** The last event known; 0 asks for a snapshot. */
  after: () => number;
  /** Returns what to do next: go on, ask again for what is missing, or stop because the call is over. */
  onEvent: (event: LiveEvent) => "go-on" | "resume" | "stop";
  onConnection: (connection: Connection) => void;
};

/** Watches a call until it ends. In a browser call, what is sent is said. */
export const watchCall = ({ callId, after, ...watch }: Watch): WatchedSocket =>
  watchSocket({
    ...watch,
    ends: true,
    path: () => `/calls/${encodeURIComponent(callId)}/live${after() > 0 ? `?after=${after()}` : ""}`,
    read: (frame) => LiveEvent.safeParse(frame).data ?? null,
  });
