import { type Context, Hono } from "hono";
import type { TwilioEnv } from "../../twilio";
import { notFound, page, readForm, refuse, refuseForm, rfc2822 } from "../answers";
import type { VoiceCall } from "./call";
import { PROGRESS_EVENTS, type ProgressEvent } from "./call-order";
import type { VoiceCallRecord } from "./call-record";
import type { Exchange } from "./exchange";
import type { Source } from "./instructions";
import type { Line } from "./network";

const E164 = /^\+[1-9]\d{6,14}$/;
const seconds = (fromMs: number, toMs: number) => String(Math.round((toMs - fromMs) / 1000));

/** Not at once, as Twilio says. */
const PRICED_AFTER_MS = 2 * 60_000;
const DOLLARS_PER_MINUTE = 0.0085;

/** A charge is below nought; null for a call that nobody answered, and until a while after the end. */
function priceOf({ answeredAtMs, endedAtMs }: VoiceCallRecord, nowMs: number): string | null {
  if (answeredAtMs === null || endedAtMs === null || nowMs < endedAtMs + PRICED_AFTER_MS) return null;
  const minutes = Math.max(1, Math.ceil((endedAtMs - answeredAtMs) / 60_000));
  return (-minutes * DOLLARS_PER_MINUTE).toFixed(5);
}

const shown = (record: VoiceCallRecord, nowMs: number) => ({
  sid: record.sid,
  account_sid: record.accountSid,
  parent_call_sid: null,
  phone_number_sid: null,
  to: record.to,
  to_formatted: record.to,
  from: record.from,
  from_formatted: record.from,
  status: record.status,
  direction: record.direction,
  answered_by: null,
  api_version: "2010-04-01",
  caller_name: null,
  forwarded_from: null,
  group_sid: null,
  trunk_sid: null,
  queue_time: "0",
  duration: record.endedAtMs === null ? null : seconds(record.answeredAtMs ?? record.endedAtMs, record.endedAtMs),
  start_time: record.answeredAtMs === null ? null : rfc2822(record.answeredAtMs),
  end_time: record.endedAtMs === null ? null : rfc2822(record.endedAtMs),
  price: priceOf(record, nowMs),
  price_unit: "USD",
  annotation: null,
  date_created: rfc2822(record.createdAtMs),
  date_updated: rfc2822(record.endedAtMs ?? record.answeredAtMs ?? record.createdAtMs),
  subresource_uris: {},
  uri: `/2010-04-01/Accounts/${record.accountSid}/Calls/${record.sid}.json`,
});

type Deps = {
  exchange: Exchange;
  findLine(phoneNumber: string): Promise<Line | null>;
  /** Begins a call that REST has placed; a test picks it up by itself instead. */
  placed(call: VoiceCall): void;
  /** Epoch milliseconds. */
  now(): number;
};

/** `Calls` of one account (CONTRACTS.md 2.1). Source of the fields: twilio_api_v2010.json. */
export function callRoutes({ exchange, findLine, placed, now }: Deps) {
  const owned = (c: Context<TwilioEnv>) =>
    [...exchange.calls.values()].filter(({ record }) => record.accountSid === c.var.account.sid).reverse();
  const find = (c: Context<TwilioEnv>): VoiceCall | null => {
    const sid = (c.req.param("file") ?? "").replace(/\.json$/, "");
    return owned(c).find(({ record }) => record.sid === sid) ?? null;
  };

  return new Hono<TwilioEnv>()
    .get("/Calls.json", (c) =>
      page(
        c,
        "calls",
        // The legs of a `<Dial>` are no calls of their own here.
        (c.req.query("ParentCallSid") ? [] : owned(c)).map(({ record }) => shown(record, now())),
      ),
    )
    .post("/Calls.json", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const to = form.get("To") ?? "";
      const from = form.get("From") ?? "";
      if (!to) return refuse(c, 400, 21201, "No 'To' number is specified");
      if (!E164.test(to)) return refuse(c, 400, 21211, `The 'To' number ${to} is not a valid phone number.`);
      if (!from) return refuse(c, 400, 21213, "No 'From' number is specified");
      const line = await findLine(from);
      if (line?.accountSid !== c.var.account.sid) {
        return refuse(c, 400, 21210, `'From' phone number ${from} is not verified for your account.`);
      }
      const first = sourceOf(form, "https://api.twilio.com/");
      if (!first) return refuse(c, 400, 21205, "Url parameter is required: an absolute http(s) URL, or Twiml");
      const events = form.getAll("StatusCallbackEvent").flatMap((names) => names.split(/\s+/));
      if (!events.every(isProgressEvent)) return refuse(c, 400, 20001, `StatusCallbackEvent ${events} is not known`);
      const url = form.get("StatusCallback");
      const call = exchange.placeOut({
        line,
        to,
        from,
        first,
        statusCallback: url
          ? {
              url,
              method: form.get("StatusCallbackMethod") === "GET" ? "GET" : "POST",
              events: events.length > 0 ? events : ["completed"],
            }
          : null,
      });
      const answer = shown(call.record, now());
      placed(call);
      return c.json(answer, 201);
    })
    .get("/Calls/:file", (c) => {
      const call = find(c);
      return call ? c.json(shown(call.record, now())) : notFound(c);
    })
    .post("/Calls/:file", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const call = find(c);
      if (!call) return notFound(c);
      const status = form.get("Status");
      const to = sourceOf(form, call.record.twiml.at(-1)?.url ?? "https://api.twilio.com/");
      if (call.isFinished()) return refuse(c, 400, 21220, "Call is not in-progress. Cannot redirect.");
      if (status !== null && status !== "completed" && status !== "canceled") {
        return refuse(c, 400, 21218, `Invalid Status ${status}`);
      }
      if (status) call.hangUp();
      else if (to) call.redirect(to);
      else return refuse(c, 400, 20001, "Nothing to change: Url, Twiml or Status is required");
      return c.json(shown(call.record, now()));
    })
    .delete("/Calls/:file", (c) => {
      const call = find(c);
      if (!call) return notFound(c);
      if (!call.isFinished()) return refuse(c, 409, 20009, "Cannot delete this resource before it is complete");
      exchange.calls.delete(call.record.sid);
      return c.body(null, 204);
    });
}

const isProgressEvent = (name: string): name is ProgressEvent => PROGRESS_EVENTS.some((event) => event === name);

/** Where a form says that instructions are: `Twiml` itself, or the `Url` that gives it. */
function sourceOf(form: URLSearchParams, base: string): Source | null {
  const twiml = form.get("Twiml");
  if (twiml) return { twiml, base };
  const url = form.get("Url") ?? "";
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return null;
  return { url, method: form.get("Method") === "GET" ? "GET" : "POST" };
}
