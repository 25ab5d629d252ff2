import { Agent, request } from "node:http";
import { WebSocket } from "ws";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export type Post = { url: string; headers?: Record<string, string> };

/** Posts and reads the answer to its end. Throws when it is not 200. */
export function post({ url, headers }: Post, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers: { "Content-Type": "application/json", ...headers } });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    });
    sent.end(body);
  });
}

/** One viewer. Opening is tried again while there is nothing to watch yet: D1 learns of a call behind the webhook's answer. */
async function openViewer(url: string, headers: Record<string, string>): Promise<WebSocket> {
  const deadlineMs = performance.now() + 5_000;
  for (;;) {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    const status = await new Promise<number>((resolve, reject) => {
      socket.once("open", () => resolve(101));
      // The answer to a refused upgrade is not read to its end, so its connection may be reset.
      socket.on("error", reject);
      socket.once("unexpected-response", (refused, response) => {
        resolve(response.statusCode ?? 0);
        refused.once("error", () => {}).destroy();
      });
    });
    if (status === 101) return socket;
    if (status !== 404 || performance.now() > deadlineMs) throw new Error(`${url} answered ${status}`);
  }
}

/** A call, or what stands for one on the floor: somebody posts, and viewers are told. */
export type Room = {
  /** Posts one thing said, and answers after how many milliseconds each viewer had it. */
  say: (text: string) => Promise<number[]>;
  close: () => void;
};

type RoomOptions = {
  live: { url: string; headers: Record<string, string> };
  viewers: number;
  post: (text: string) => Promise<void>;
};

export async function openRoom({ live, viewers: count, post: publish }: RoomOptions): Promise<Room> {
  const viewers = await Promise.all(Array.from({ length: count }, () => openViewer(live.url, live.headers)));
  let heard: (frame: Buffer) => void = () => {};
  for (const viewer of viewers) viewer.on("message", (frame: Buffer) => heard(frame));
  return {
    say: async (text) => {
      const latencies: number[] = [];
      const all = new Promise<void>((resolve) => {
        heard = (frame) => {
          const atMs = performance.now();
          if (!frame.includes(text)) return;
          latencies.push(atMs - startMs);
          if (latencies.length === count) resolve();
        };
      });
      const startMs = performance.now();
      await Promise.all([publish(text), all]);
      return latencies;
    },
    close: () => {
      for (const viewer of viewers) viewer.terminate();
    },
  };
}
