import { type Context, Hono } from "hono";
import * as z from "zod";
import type { VoiceCall } from "./call";
import { STAFF_OUTCOMES } from "./dial";
import type { Exchange } from "./exchange";
import type { Operator } from "./operator";
import type { RelaySession } from "./relay";

const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "is not E.164");
const Outcome = z.enum(STAFF_OUTCOMES);

export const RingOrder = z.object({
  to: E164,
  from: E164.default("+33612345678"),
  script: z.string().optional(),
  /** By number; `*` is every other telephone. */
  staff: z.record(z.union([E164, z.literal("*")]), Outcome).optional(),
  forwardedFrom: E164.optional(),
  callerName: z.string().optional(),
});

const Say = z.object({ text: z.string().min(1).max(2_000), lang: z.string().optional() });
const Interrupt = z.object({
  text: z.string().max(2_000).optional(),
  /** Not before so many characters of Ava's turn were heard. */
  heardChars: z.coerce.number().int().nonnegative().default(0),
});
const Keys = z.object({ digits: z.string().regex(/^[\d#*]{1,32}$/) });

/** How long `interrupt` waits for Ava to have said enough. */
const INTERRUPT_WITHIN_MS = 10_000;
const TICK_MS = 20;

type Deps = {
  exchange: Exchange;
  operator: Operator;
  sleep(ms: number): Promise<void>;
};

/** What a person or a test does to the telephone: rings, speaks, presses keys, hangs up. */
export function voiceControl({ exchange, operator, sleep }: Deps) {
  const live = (c: Context): VoiceCall => {
    const sid = c.req.param("sid") ?? "";
    const call = exchange.calls.get(sid);
    if (!call) throw new Error(`No call ${sid} is going on`);
    return call;
  };
  const session = (call: VoiceCall): RelaySession => {
    const open = call.session();
    if (!open)
      throw new Error(`Nobody listens: call ${call.record.sid} is ${call.record.status}, without a relay session`);
    return open;
  };

  return new Hono()
    .get("/calls", async (c) =>
      c.json(
        (await operator.list()).map(({ frames, twiml: _twiml, webhooks: _webhooks, lines, ...record }) => ({
          ...record,
          turns: lines.length,
          frames: frames.length,
        })),
      ),
    )
    .post("/calls", async (c) => {
      const call = await operator.ring(withoutUndefined(RingOrder.parse(await c.req.json())));
      return c.json({ callSid: call.record.sid }, 201);
    })
    .get("/calls/:sid", async (c) => {
      const sid = c.req.param("sid");
      const record = await operator.find(sid);
      if (!record) return c.json({ error: `No call ${sid}` }, 404);
      const speech = exchange.calls.get(sid)?.session()?.speech;
      const speaking = speech?.isBusy() ? { heard: speech.heard(), waiting: speech.waiting() } : null;
      return c.json({ ...record, isListening: speech !== undefined, speaking });
    })
    .post("/calls/:sid/say", async (c) => {
      const { text, lang } = Say.parse(await c.req.json());
      return c.json({ understood: session(live(c)).say(text, { lang }) });
    })
    .post("/calls/:sid/interrupt", async (c) => {
      const { text, heardChars } = Interrupt.parse(await c.req.json());
      const call = live(c);
      const isFarEnough = () => {
        const { speech } = session(call);
        return speech.isBusy() && speech.heard().length >= heardChars;
      };
      for (let waitedMs = 0; waitedMs < INTERRUPT_WITHIN_MS && !isFarEnough(); waitedMs += TICK_MS)
        await sleep(TICK_MS);
      if (!isFarEnough()) throw new Error("Ava is not speaking, or has not said so much");
      const heard = session(call).speech.heard();
      const interrupted = text ? session(call).say(text) : session(call).interrupt();
      return c.json({ interrupted, heard });
    })
    .post("/calls/:sid/keys", async (c) => {
      const { digits } = Keys.parse(await c.req.json());
      const open = session(live(c));
      return c.json({ reported: [...digits].filter((digit) => open.key(digit)).join("") });
    })
    .post("/calls/:sid/raw", async (c) => {
      session(live(c)).raw(await c.req.text());
      return c.json({ ok: true });
    })
    .post("/calls/:sid/drop", (c) => {
      session(live(c)).drop();
      return c.json({ ok: true });
    })
    .post("/calls/:sid/hang-up", (c) => {
      live(c).hangUp();
      return c.json({ ok: true });
    })
    .post("/staff", async (c) => {
      const staff = z.record(E164, Outcome).parse(await c.req.json());
      for (const [phoneNumber, outcome] of Object.entries(staff)) exchange.setStaff(phoneNumber, outcome);
      return c.json({ ok: true });
    });
}

const withoutUndefined = ({ to, from, script, staff, forwardedFrom, callerName }: z.infer<typeof RingOrder>) => ({
  to,
  from,
  ...(script && { script }),
  ...(staff && { staff }),
  ...(forwardedFrom && { forwardedFrom }),
  ...(callerName && { callerName }),
});
