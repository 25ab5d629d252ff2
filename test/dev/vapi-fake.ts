import * as z from "zod";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { createVapiFake } from "../../dev/fakes/vapi";
import type { ServerMessage } from "../../dev/fakes/vapi/timeline";

const KEY = "platform-key";
const LINE_ID = "7d1c2b3a-77aa-4a44-9a6d-1b9c1d6b2f99";

/** What our server is posted, and what it says back. */
type Received = { url: string; headers: Headers; message: ServerMessage };
type Reply = (message: ServerMessage, attempt: number) => Response | Promise<Response>;

export const ASSISTANT = {
  name: "Ava",
  firstMessage: "Cabinet dentaire des Lilas, bonjour. Je suis Ava, une assistante vocale.",
  transcriber: { provider: "deepgram", language: "fr" },
  model: {
    provider: "openai",
    model: "gpt-4.1-mini",
    tools: [{ type: "function", function: { name: "request_appointment" } }],
  },
  server: { url: "http://127.0.0.1:8788/hook", headers: { "X-Vapi-Secret": "s3cret" } },
};

/** A Vapi fake whose clock and server are the test's. `restart` is what killing the stack leaves: only the store. */
export function vapiForTest(options: { reply?: Reply; speed?: number } = {}) {
  const clock = { ms: Date.UTC(2026, 10, 23, 9) };
  const now = () => clock.ms;
  const store = memoryStore();
  const twilio = createTwilioFake({ store: memoryStore(), now });
  const received: Received[] = [];
  const wakes: number[] = [];
  const start = () =>
    createVapiFake({
      store,
      now,
      speed: options.speed ?? 1,
      platform: { key: KEY, phoneNumberId: LINE_ID, phoneNumber: "+14155550100", numberLimit: 5 },
      twilio: async (request) => twilio.app.fetch(request),
      wake: (atMs) => void wakes.push(atMs),
      async deliver(url, init) {
        const { message }: { message: ServerMessage } = JSON.parse(String(init.body));
        received.push({ url, headers: new Headers(init.headers), message });
        const attempt = received.filter((one) => one.message.timestamp === message.timestamp).length;
        return (await options.reply?.(message, attempt)) ?? Response.json({});
      },
    });
  let fake = start();

  const api = async (method: string, path: string, { body, key = KEY }: { body?: object; key?: string } = {}) => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return readAnswer(await fake.app.request(`https://api.vapi.ai${path}`, init));
  };

  return {
    get fake() {
      return fake;
    },
    api,
    clock,
    received,
    demo: DEMO_TWILIO,
    lineId: LINE_ID,
    restart() {
      fake = start();
    },
    control: async (method: string, path: string, body?: object) =>
      readAnswer(await fake.control.request(path, { method, ...(body && { body: JSON.stringify(body) }) })),
    twilioNumbers: async (): Promise<{ phoneNumber: string; settings: Record<string, string> }[]> =>
      (await twilio.control.request("/numbers")).json(),
    async placeCall(overrides: object = {}, assistant: object = ASSISTANT): Promise<string> {
      const made = await api("POST", "/assistant", { body: assistant });
      const call = { assistantId: made.body.id, phoneNumberId: LINE_ID, customer: { number: "+33612345678" } };
      const { body } = await api("POST", "/call", { body: { ...call, ...overrides } });
      return z.string().parse(body.id);
    },
    /** Lets time pass as the alarms would have it, until no call is live or the clock has reached `untilMs`. */
    async runUntil(untilMs = Number.POSITIVE_INFINITY) {
      for (;;) {
        wakes.length = 0;
        await fake.advance();
        const nextMs = Math.min(...wakes);
        if (wakes.length === 0 || nextMs > untilMs) return;
        clock.ms = Math.max(clock.ms, nextMs);
      }
    },
  };
}

/** The fields of Vapi's answers that tests look at by name; the rest is compared whole. */
const Body = z.looseObject({
  id: z.string().optional(),
  createdAt: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  message: z.unknown().optional(),
  artifact: z.looseObject({ messages: z.array(z.looseObject({ role: z.string() })) }).optional(),
});

async function readAnswer(answer: Response) {
  const text = await answer.text();
  const json: unknown = text === "" ? {} : JSON.parse(text);
  const list = Array.isArray(json) ? json.map((item) => Body.parse(item)) : [];
  return { status: answer.status, headers: answer.headers, body: Body.parse(Array.isArray(json) ? {} : json), list };
}
