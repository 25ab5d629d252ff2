import { connect } from "node:net";
import { WebSocket } from "ws";
import { LiveEvent } from "../../durable-objects/call.schema";

/** Somebody who watches a call over a socket. */
export type Viewer = {
  frames: LiveEvent[];
  /** Resolves once the frames satisfy the condition; rejects when the socket closes before they do. */
  until: (condition: (frames: LiveEvent[]) => boolean) => Promise<void>;
  close: () => void;
};

/** The words of the turns that are final, in the order in which they became so. */
export const finals = (frames: readonly LiveEvent[]): string[] =>
  frames.flatMap((frame) => (frame.type === "turn" && frame.turn.final ? [frame.turn.text] : []));

export const withoutSnapshot = ({ frames }: Viewer): LiveEvent[] => frames.filter(({ type }) => type !== "snapshot");

const toWebSocket = (url: string) => url.replace(/^http/, "ws");

/** What an upgrade is answered when nothing is done with it: 101, or why not. */
export function upgradeStatus(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(toWebSocket(url), { headers });
    socket.once("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.on("error", reject);
    socket.once("unexpected-response", (refused, response) => {
      resolve(response.statusCode ?? 0);
      refused.once("error", () => {}).destroy();
    });
  });
}

/** Opens the live socket of a call; every frame is parsed as the protocol says. */
export async function watch(url: string, headers: Record<string, string>): Promise<Viewer> {
  const socket = new WebSocket(toWebSocket(url), { headers });
  const frames: LiveEvent[] = [];
  let isClosed = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  socket.on("message", (frame) => {
    frames.push(LiveEvent.parse(JSON.parse(frame.toString())));
    wake();
  });
  socket.on("close", () => {
    isClosed = true;
    wake();
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  // A killed server resets the connection: that is what the test is about, and `close` follows.
  socket.on("error", () => {});
  return {
    frames,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!condition(frames) && !isClosed) return;
          waiting.delete(check);
          if (condition(frames)) resolve();
          else reject(new Error(`The socket closed after ${frames.length} frames`));
        };
        waiting.add(check);
        check();
      }),
    close: () => socket.terminate(),
  };
}

/**
 * A viewer who opens the socket and then reads nothing, ever: a phone in a tunnel. Resolves once the upgrade is sent.
 * `bytesRead` stays at 0.
 */
export async function watchWithoutReading(url: string, headers: Record<string, string>) {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.pause();
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const lines = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${Buffer.from("a viewer in tunnel").toString("base64").slice(0, 22)}==`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  await new Promise((resolve) => socket.write(`${lines.join("\r\n")}\r\n\r\n`, resolve));
  return { bytesRead: () => socket.bytesRead, close: () => socket.destroy() };
}
