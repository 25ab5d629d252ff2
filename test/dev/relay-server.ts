import * as z from "zod";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { createTwilioVoice } from "../../dev/fakes/twilio/voice/caller";
import type { Network } from "../../dev/fakes/twilio/voice/network";

export const LINE = "+33187660142";
export const CALLER = "+33612345678";
export const ORIGIN = "https://app.test";

/** A form that the application was posted. */
export type Received = { path: string; url: string; params: Record<string, string>; signature: string };

/** The application's end of a relay session. */
export type AppSocket = {
  url: string;
  signature: string;
  frames: Record<string, unknown>[];
  send(frame: unknown): void;
  close(): void;
};

export type App = {
  /** What is answered to a post, by its path: TwiML, or a whole response. */
  answer(received: Received): string | Response;
  /** Called for every frame that reaches the application. */
  onFrame?(frame: Record<string, unknown>, socket: AppSocket): void;
  /** False: the handshake is refused. */
  accepts?: boolean;
};

export const relayTwiml = (attributes = "", inside = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Connect action="${ORIGIN}/relay-ended"><ConversationRelay url="wss://app.test/relay" ${attributes}>${inside}</ConversationRelay></Connect></Response>`;

/** What Twilio reaches in the place of our server. */
export function networkTo(app: App) {
  const received: Received[] = [];
  const sockets: AppSocket[] = [];
  const network: Network = {
    async fetch(request) {
      const params = Object.fromEntries(new URLSearchParams(await request.text()));
      const { pathname } = new URL(request.url);
      const signature = request.headers.get("X-Twilio-Signature") ?? "";
      const one = { path: pathname, url: request.url, params, signature };
      received.push(one);
      const answer = app.answer(one);
      return typeof answer === "string" ? new Response(answer, { headers: { "Content-Type": "text/xml" } }) : answer;
    },
    async open(url, headers) {
      if (app.accepts === false) throw new Error("The handshake was answered with 403");
      let listener: Parameters<Awaited<ReturnType<Network["open"]>>["listen"]>[0] | null = null;
      const socket: AppSocket = {
        url,
        signature: headers.get("X-Twilio-Signature") ?? "",
        frames: [],
        // As on a network, nothing arrives while the sender still speaks.
        send: (frame) =>
          queueMicrotask(() => listener?.message(typeof frame === "string" ? frame : JSON.stringify(frame))),
        close: () => queueMicrotask(() => listener?.closed(1006)),
      };
      sockets.push(socket);
      return {
        send(text) {
          const frame = text.startsWith("{") ? JSON.parse(text) : { raw: text };
          socket.frames.push(frame);
          app.onFrame?.(frame, socket);
        },
        close: () => {},
        listen: (given) => {
          listener = given;
        },
      };
    },
  };
  return { network, sockets, received };
}

/** A small application in the place of ours, so that Twilio's fake is tested by itself, and a telephone to ring it. */
export function applicationForTest(app: App) {
  const { network, sockets, received } = networkTo(app);
  const twilio = createTwilioFake({
    store: memoryStore(),
    now: () => Date.UTC(2026, 10, 23, 9),
    voice: { network, sleep: async () => {}, speaks: false, background: () => {} },
  });
  const phone = createTwilioVoice({ exchange: twilio.exchange, network, patienceMs: 500 });
  const rest = async (method: string, path: string, form?: Record<string, string> | URLSearchParams) => {
    const { sid, authToken } = DEMO_TWILIO;
    const headers = { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}` };
    const init = { method, headers, ...(form && { body: new URLSearchParams(form) }) };
    const answer = await twilio.app.request(`/2010-04-01/Accounts/${sid}${path}`, init);
    return { status: answer.status, body: await answer.json() };
  };
  /** The demo number, pointed at this application. */
  const ready = twilio.addLine({
    accountSid: DEMO_TWILIO.sid,
    authToken: DEMO_TWILIO.authToken,
    phoneNumber: LINE,
    voiceUrl: `${ORIGIN}/voice`,
    statusCallback: `${ORIGIN}/status`,
  });
  const Numbers = z.object({ incoming_phone_numbers: z.array(z.object({ sid: z.string() })) });
  const numberSid = async () => {
    await ready;
    const { body } = await rest("GET", `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(LINE)}`);
    return Numbers.parse(body).incoming_phone_numbers[0]?.sid;
  };
  const ring = async (order: Omit<Parameters<typeof phone.ring>[0], "to"> = {}) => {
    await ready;
    return phone.ring({ to: LINE, from: CALLER, ...order });
  };
  return {
    twilio,
    phone,
    rest,
    ring,
    ready,
    numberSid,
    received,
    sockets,
    paths: () => received.map(({ path }) => path),
  };
}
