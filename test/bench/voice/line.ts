import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import { twilioSignature } from "../../../dev/fakes/twilio/voice/signature";
import { callIdFor } from "../../../worker/lib/ids";
import type { Served } from "../live/servers";

/** A line on which something is said, and the first sound of an answer is waited for. */
export type Line = {
  /** Milliseconds from the words going out to the first words of the answer coming in. */
  say: (text: string) => Promise<number>;
  close: () => void;
};

const toWebSocket = (url: string) => url.replace(/^http/, "ws");

function open(url: string, headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Waits for the first frame that `isAnswer`, and answers when it came. */
const nextFrame = (socket: WebSocket, isAnswer: (frame: string) => boolean): Promise<number> =>
  new Promise((resolve) => {
    const take = (data: Buffer) => {
      const atMs = performance.now();
      if (!isAnswer(data.toString())) return;
      socket.off("message", take);
      resolve(atMs);
    };
    socket.on("message", take);
  });

/** The product: a call of Twilio's, answered by Ava's rules. */
export async function avaLine(served: Served, number: string): Promise<Line> {
  const callSid = `CA${randomUUID().replaceAll("-", "")}`;
  const url = `${served.apiOrigin}/api/v1/webhooks/twilio/voice`;
  const params = {
    AccountSid: DEMO_TWILIO.sid,
    ApiVersion: "2010-04-01",
    CallSid: callSid,
    CallStatus: "ringing",
    Direction: "inbound",
    From: "+33612345678",
    To: number,
  };
  // The signed address is the configured public one, whichever socket the request comes in by.
  const signed = `${served.appOrigin}/api/v1/webhooks/twilio/voice`;
  const answer = await fetch(url, {
    method: "POST",
    headers: { "X-Twilio-Signature": await twilioSignature(DEMO_TWILIO.authToken, signed, params) },
    body: new URLSearchParams(params),
  });
  if (!answer.ok) throw new Error(`The voice webhook answered ${answer.status}: ${await answer.text()}`);
  await answer.text();

  const id = await callIdFor(served.orgId, "twilio", callSid);
  const relay = `/api/v1/webhooks/twilio/relay?call=${id}`;
  const signature = await twilioSignature(DEMO_TWILIO.authToken, toWebSocket(`${served.appOrigin}${relay}`));
  const socket = await open(toWebSocket(`${served.apiOrigin}${relay}`), { "X-Twilio-Signature": signature });
  const isLast = (frame: string) => frame.includes('"last":true');
  const greeted = nextFrame(socket, isLast);
  socket.send(JSON.stringify({ type: "setup", sessionId: `VX${callSid}`, callSid, accountSid: DEMO_TWILIO.sid }));
  await greeted;
  return {
    say: async (text) => {
      const isOver = nextFrame(socket, isLast);
      const first = nextFrame(socket, (frame) => frame.includes('"type":"text"'));
      const startMs = performance.now();
      socket.send(JSON.stringify({ type: "prompt", voicePrompt: text, lang: "fr-FR", last: true }));
      const took = (await first) - startMs;
      await isOver;
      return took;
    },
    close: () => socket.terminate(),
  };
}

/** The floor: a hibernating socket of a bare object, which says back what it is told; `kept` writes it down first. */
export async function floorLine({ floorOrigin }: Served, { kept }: { kept: boolean }): Promise<Line> {
  const socket = await open(toWebSocket(`${floorOrigin}/voice/${randomUUID()}`), {});
  return {
    say: async (text) => {
      const first = nextFrame(socket, () => true);
      const startMs = performance.now();
      socket.send(kept ? `kept:${text}` : text);
      return (await first) - startMs;
    },
    close: () => socket.terminate(),
  };
}
