import { type Context, Hono } from "hono";
import * as z from "zod";
import { controlPage } from "./control-page";
import { Fault, VENDORS, type Vendor } from "./faults";
import { mailPreviews } from "./mails";
import { outboxOf } from "./outbox";
import { Bounce } from "./resend-bounce";
import { StoredEmail } from "./stored-email";
import { IncomingNumber, Message } from "./twilio/records";
import { VoiceCallRecord } from "./twilio/voice/call-record";
import { callerPage } from "./twilio/voice/caller-page";
import { InboundCall } from "./vapi/control";
import { Assistant, Call, PhoneNumber } from "./vapi/wire";

/** Reaches the controls of one vendor's fake. */
export type AskVendor = (vendor: Vendor, path: string, init?: RequestInit) => Promise<Response>;

const VapiState = z.object({
  accounts: z.array(z.object({ key: z.string(), name: z.string() })),
  assistants: z.array(Assistant),
  phoneNumbers: z.array(PhoneNumber),
  calls: z.array(Call.extend({ script: z.string().nullable() })),
});

/** An empty field of the page's form is a field not given. */
const given = (form: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));

const FaultOrder = Fault.extend({ vendor: z.enum(VENDORS), count: z.coerce.number().int().positive().optional() });

const TellSaid = z.object({ status: z.int() });
const Said = z.looseObject({ error: z.string().optional() });
const RingSaid = z.object({ callSid: z.string().optional(), error: z.string().optional() });
const Ringing = VoiceCallRecord.pick({ sid: true, from: true, to: true, script: true });
const Rung = VoiceCallRecord.pick({ sid: true, from: true, to: true, script: true, status: true, createdAtMs: true });

/** What a person or a test does to the outside world: read the mail, ring a number, make a vendor fail. */
export function createControl(ask: AskVendor) {
  const read = async <T>(vendor: Vendor, path: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await (await ask(vendor, path)).json());
  const tell = (vendor: Vendor, path: string, body: object) =>
    ask(vendor, path, { method: "POST", body: JSON.stringify(body) });

  const outbox = async () => {
    const [resend, sendgrid, sms] = await Promise.all([
      read("resend", "/emails", z.array(StoredEmail)),
      read("sendgrid", "/emails", z.array(StoredEmail)),
      read("twilio", "/messages", z.array(Message)),
    ]);
    return outboxOf([...resend, ...sendgrid], sms);
  };

  return new Hono()
    .get("/", async (c) => {
      const [mails, vapi, twilioNumbers, twilioCalls] = await Promise.all([
        outbox(),
        read("vapi", "/state", VapiState),
        read("twilio", "/numbers", z.array(IncomingNumber)),
        read("twilio", "/calls", z.array(Rung)),
      ]);
      return c.html(controlPage({ ...mails, vapi, twilioNumbers, twilioCalls, notice: c.req.query("notice") ?? null }));
    })
    .get("/outbox", async (c) => c.json(await outbox()))
    .get("/vapi/state", async (c) => c.json(await read("vapi", "/state", VapiState)))
    .post("/vapi/calls", async (c) => {
      const order = InboundCall.safeParse(given(await readOrder(c)));
      if (!order.success) return answer(c, z.prettifyError(order.error), 400);
      const placed = await tell("vapi", "/calls", order.data);
      const said = Said.parse(await placed.json());
      return placed.ok ? answer(c, "The call rings", 201, said) : answer(c, said.error ?? "Refused", 400);
    })
    .post("/vapi/keys", async (c) => tell("vapi", "/keys", await readOrder(c)))
    .get("/twilio/numbers", () => ask("twilio", "/numbers"))
    .get("/twilio/calls", () => ask("twilio", "/calls"))
    .post("/twilio/calls", async (c) => {
      const { staffOutcome, ...order } = given(await readOrder(c));
      const staff = staffOutcome === undefined ? {} : { staff: { "*": staffOutcome } };
      const placed = await tell("twilio", "/calls", { ...staff, ...order });
      const said = RingSaid.parse(await placed.json());
      if (!isForm(c)) return c.json(said, placed.ok ? 201 : 400);
      return said.callSid ? c.redirect(`/twilio/caller/${said.callSid}`, 303) : answer(c, said.error ?? "Refused", 400);
    })
    .get("/twilio/caller/:sid", async (c) => {
      const call = Ringing.safeParse(await (await ask("twilio", `/calls/${c.req.param("sid")}`)).json());
      return call.success ? c.html(callerPage(call.data)) : c.redirect("/", 303);
    })
    .get("/twilio/calls/:sid", (c) => ask("twilio", `/calls/${c.req.param("sid")}`))
    .post("/twilio/calls/:sid/:what", async (c) => {
      const { sid, what } = c.req.param();
      return ask("twilio", `/calls/${sid}/${what}`, { method: "POST", body: (await c.req.text()) || "{}" });
    })
    .post("/twilio/staff", async (c) => tell("twilio", "/staff", await readOrder(c)))
    .post("/resend/bounce", async (c) => {
      const order = Bounce.safeParse(given(await readOrder(c)));
      if (!order.success) return answer(c, z.prettifyError(order.error), 400);
      const told = TellSaid.parse(await (await tell("resend", "/bounce", order.data)).json());
      return answer(c, `The app was told, and answered ${told.status}`, 200, told);
    })
    .route("/mails", mailPreviews)
    .get("/llm/state", () => ask("llm", "/state"))
    .post("/llm/script", async (c) => ask("llm", "/script", { method: "POST", body: await c.req.text() }))
    .post("/llm/misbehave", async (c) => tell("llm", "/misbehave", await readOrder(c)))
    .post("/faults", async (c) => {
      const order = FaultOrder.safeParse(given(await readOrder(c)));
      if (!order.success) return answer(c, z.prettifyError(order.error), 400);
      const { vendor, ...fault } = order.data;
      await tell(vendor, "/fault", fault);
      const { kind } = fault;
      return answer(c, kind === "none" ? `${vendor} is well` : `${vendor} answers ${kind} from now on`, 200, {
        ok: true,
      });
    })
    .post("/reset", async (c) => {
      await Promise.all(VENDORS.map((vendor) => tell(vendor, "/reset", {})));
      return answer(c, "Everything is forgotten", 200, { ok: true });
    })
    .onError((error, c) => c.json({ error: error.message }, 500));
}

const isForm = (c: Context) => c.req.header("Content-Type")?.startsWith("application/x-www-form-urlencoded") ?? false;

/** JSON from a program, a form from the page. */
const readOrder = async (c: Context): Promise<Record<string, unknown>> =>
  isForm(c) ? c.req.parseBody() : z.record(z.string(), z.unknown()).parse(await c.req.json().catch(() => ({})));

/** A person goes back to the page; a program gets JSON. */
const answer = (c: Context, notice: string, status: 200 | 201 | 400, body: object = { error: notice }) =>
  isForm(c) ? c.redirect(`/?notice=${encodeURIComponent(notice)}`, 303) : c.json(body, status);
