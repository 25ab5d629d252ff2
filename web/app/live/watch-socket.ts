import { SESSION_ENDED } from "../../../durable-objects/call.schema";
import { backoffMs } from "./backoff";

const PING_EVERY_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;
const NORMAL_CLOSURE = 1000;

/** `lost` is a wait before the next attempt; `closed` is the end, after the call's. */
export type Connection = "connecting" | "open" | "lost" | "closed";

type Watch<Event> = {
  /** Under `/api/v1`, asked before each attempt: what is missing may be in it. */
  path: () => string;
  /** What a frame says; null for one of a newer server, which is passed over. */
  read: (frame: unknown) => Event | null;
  /** Returns what to do next: go on, ask again for what is missing, or stop because all is said. */
  onEvent: (event: Event) => "go-on" | "resume" | "stop";
  onConnection: (connection: Connection) => void;
  /** A normal closure says that nothing more will come. */
  ends: boolean;
};

export type WatchedSocket = {
  /** Hands a frame to the other side. False where the line is down, and nothing was sent. */
  send: (frame: object) => boolean;
  /** Tries at once instead of after the wait. */
  reconnect: () => void;
  close: () => void;
};

/** Watches until all is said or `close` is called: pings, notices a dead line, comes back by itself and asks for what it missed. */
export function watchSocket<Event>({ path, read, onEvent, onConnection, ends }: Watch<Event>): WatchedSocket {
  let socket: WebSocket | null = null;
  let failures = 0;
  let finished = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ping: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    clearTimeout(retry);
    drop();
    const opened = new WebSocket(addressOf(path()));
    socket = opened;
    opened.onopen = () => {
      onConnection("open");
      pingLater(opened);
    };
    opened.onmessage = ({ data }) => {
      if (socket !== opened) return;
      failures = 0;
      pingLater(opened);
      if (data !== "pong") take(data);
    };
    opened.onclose = ({ code }) => {
      if (socket !== opened) return;
      if (code === NORMAL_CLOSURE && ends) return finish();
      if (code === SESSION_ENDED) return leave();
      comeBackLater();
    };
  }

  function take(frame: unknown) {
    const event = read(jsonOf(frame));
    if (!event) return;
    const next = onEvent(event);
    if (next === "stop") finish();
    if (next === "resume") connect();
  }

  function pingLater(opened: WebSocket) {
    clearTimeout(ping);
    ping = setTimeout(() => {
      opened.send("ping");
      ping = setTimeout(comeBackLater, ANSWER_WITHIN_MS);
    }, PING_EVERY_MS);
  }

  function comeBackLater() {
    drop();
    if (finished) return;
    onConnection("lost");
    clearTimeout(retry);
    retry = setTimeout(reconnect, backoffMs(failures));
    failures += 1;
  }

  function reconnect() {
    if (finished) return;
    onConnection("connecting");
    connect();
  }

  function drop() {
    clearTimeout(ping);
    const dropped = socket;
    socket = null;
    dropped?.close(NORMAL_CLOSURE);
  }

  function finish() {
    finished = true;
    clearTimeout(retry);
    drop();
    onConnection("closed");
  }

  /** This browser was logged out elsewhere: what it shows is no longer its to see, and the page asks to log in. */
  function leave() {
    finish();
    window.location.reload();
  }

  /** A device that wakes up or finds its network again need not wait. */
  const onReturn = () => {
    if (document.visibilityState === "visible" && socket === null) reconnect();
  };
  window.addEventListener("online", onReturn);
  window.addEventListener("offline", comeBackLater);
  document.addEventListener("visibilitychange", onReturn);
  connect();

  return {
    send: (frame) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    reconnect,
    close: () => {
      window.removeEventListener("online", onReturn);
      window.removeEventListener("offline", comeBackLater);
      document.removeEventListener("visibilitychange", onReturn);
      finished = true;
      clearTimeout(retry);
      drop();
    },
  };
}

/** On the page's own origin: the policy allows no other, and the session's cookie goes with it. */
function addressOf(path: string): string {
  const url = new URL(`/api/v1${path}`, window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

function jsonOf(frame: unknown): unknown {
  if (typeof frame !== "string") return null;
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
