import { type Context, Hono } from "hono";
import * as z from "zod";
import { faultSwitch } from "../faults";
import { collection, type FakeStore } from "../store";
import { FAULT_ANSWERS, notFound, readForm, refuse, refuseForm } from "./answers";
import { Message, newSid } from "./records";

/** The account whose Verify service sends codes. */
export type VerifyAccount = { accountSid: string; authToken: string; serviceSid: string };

type VerifyDeps = {
  /** The Twilio fake's own: a code is read among its messages, a spoken one too, and its failure switch is this one's. */
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  account: VerifyAccount;
};

const Verification = z.object({
  sid: z.string(),
  to: z.string(),
  channel: z.enum(["sms", "call"]),
  code: z.string(),
  createdAtMs: z.number(),
  wrongChecks: z.number(),
  attempts: z.array(z.object({ time: z.string(), channel: z.string(), attempt_sid: z.string() })),
});
type Verification = z.infer<typeof Verification>;

export const VERIFY_HOST = "verify.twilio.com";

/** How long a code lives, and how often it may be sent and guessed. Source: CONTRACTS.md 2.2; the last one is unconfirmed there. */
const LIFE_MS = 10 * 60 * 1000;
const MAX_SENDS = 5;
const MAX_CHECKS = 5;
const APPROVAL_MS = 20;

/** A part of the locales that Verify speaks; it refuses what is no locale of its. */
const LOCALES = new Set(["de", "en", "en-GB", "es", "fr", "it", "nl", "pt"]);

const MESSAGES: Record<string, (code: string) => string> = {
  fr: (code) => `Votre code AvaFirst est ${code}`,
  en: (code) => `Your AvaFirst verification code is: ${code}`,
};

const iso = (atMs: number): string => new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");

const newCode = (): string =>
  String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
    .padStart(6, "0")
    .slice(-6);

/** Twilio Verify v2: one service of one account, which sends codes of six digits and checks them. Source: CONTRACTS.md 2.2. */
export function createVerifyFake({ store, now, account }: VerifyDeps) {
  const messages = collection(store, "message", Message);
  const verifications = collection(store, "verification", Verification);
  const authorization = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;

  async function pending(matches: (one: Verification) => boolean): Promise<Verification | null> {
    const found = (await verifications.list()).find(matches);
    if (!found || now() - found.createdAtMs < LIFE_MS) return found ?? null;
    await verifications.delete(found.sid);
    return null;
  }

  async function deliver({ to, channel, code }: Verification, locale: string): Promise<void> {
    const say = MESSAGES[locale.slice(0, 2)] ?? MESSAGES.en;
    const body = `${channel === "call" ? "☎ " : ""}${say?.(code) ?? code}`;
    const sid = newSid("SM");
    const order = String((await messages.list()).length).padStart(6, "0");
    const at = new Date(now()).toISOString();
    await messages.put(`${order}-${sid}`, { sid, accountSid: account.accountSid, from: "Verify", to, body, at });
  }

  const common = (one: Verification, status: "pending" | "approved" | "canceled") => ({
    sid: one.sid,
    service_sid: account.serviceSid,
    account_sid: account.accountSid,
    to: one.to,
    channel: one.channel,
    status,
    valid: status === "approved",
    amount: null,
    payee: null,
    date_created: iso(one.createdAtMs),
    date_updated: iso(now()),
  });
  const shown = (one: Verification, status: "pending" | "approved" | "canceled" = "pending") => ({
    ...common(one, status),
    lookup: {},
    sna: null,
    send_code_attempts: one.attempts,
    url: `https://${VERIFY_HOST}/v2/Services/${account.serviceSid}/Verifications/${one.sid}`,
  });
  const invalid = (c: Context, name: string) => refuse(c, 400, 60200, `Invalid parameter \`${name}\``);

  const app = new Hono()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use((c, next) =>
      c.req.header("Authorization") === authorization ? next() : Promise.resolve(refuse(c, 401, 20003, "Authenticate")),
    )
    .use("/v2/Services/:service/*", (c, next) =>
      c.req.param("service") === account.serviceSid ? next() : Promise.resolve(notFound(c)),
    )
    .post("/v2/Services/:service/Verifications", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const to = form.get("To") ?? "";
      const channel = Verification.shape.channel.safeParse(form.get("Channel"));
      const locale = form.get("Locale") ?? (to.startsWith("+33") ? "fr" : "en");
      if (!/^\+[1-9]\d{6,14}$/.test(to)) return invalid(c, "To");
      if (!channel.success) return invalid(c, "Channel");
      if (!LOCALES.has(locale)) return invalid(c, "Locale");
      const known = await pending((one) => one.to === to);
      if (known && known.attempts.length >= MAX_SENDS) return refuse(c, 429, 60203, "Max send attempts reached");
      const fresh = { sid: newSid("VE"), to, code: newCode(), createdAtMs: now(), wrongChecks: 0, attempts: [] };
      const attempt = { time: iso(now()), channel: channel.data.toUpperCase(), attempt_sid: newSid("VL") };
      const base = known ?? fresh;
      const sent = { ...base, channel: channel.data, attempts: [...base.attempts, attempt] };
      await verifications.put(sent.sid, sent);
      await deliver(sent, locale);
      return c.json(shown(sent), 201);
    })
    .post("/v2/Services/:service/VerificationCheck", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const code = form.get("Code") ?? "";
      const to = form.get("To");
      const sid = form.get("VerificationSid");
      if (!/^\w{4,10}$/.test(code)) return invalid(c, "Code");
      if (!to && !sid) return invalid(c, "To");
      const known = await pending((one) => (sid ? one.sid === sid : true) && (to ? one.to === to : true));
      if (!known) return notFound(c);
      if (known.wrongChecks >= MAX_CHECKS) {
        await verifications.delete(known.sid);
        return refuse(c, 429, 60202, "Max check attempts reached");
      }
      const isRight = code === known.code;
      if (isRight) {
        // Nobody promises that of two right guesses at once only one is approved.
        await new Promise((resolve) => setTimeout(resolve, APPROVAL_MS));
        await verifications.delete(known.sid);
      } else await verifications.put(known.sid, { ...known, wrongChecks: known.wrongChecks + 1 });
      return c.json({ ...common(known, isRight ? "approved" : "pending"), sna_attempts_error_codes: [] });
    })
    .post("/v2/Services/:service/Verifications/:sid", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const status = z.enum(["canceled", "approved"]).safeParse(form.get("Status"));
      if (!status.success) return invalid(c, "Status");
      const known = await pending((one) => one.sid === c.req.param("sid"));
      if (!known) return notFound(c);
      await verifications.delete(known.sid);
      return c.json(shown(known, status.data));
    })
    .notFound(notFound);

  return {
    app,
    /** Ten minutes have passed for every code. */
    async expireCodes(): Promise<void> {
      for (const { sid } of await verifications.list()) await verifications.delete(sid);
    },
  };
}
