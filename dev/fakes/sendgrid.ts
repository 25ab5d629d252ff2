import { type Context, Hono } from "hono";
import * as z from "zod";
import { Fault, type FaultAnswers, faultSwitch, setFault } from "./faults";
import { collection, type FakeStore } from "./store";
import { emailKey, StoredEmail } from "./stored-email";

export type SendGridDeps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  /** The one API key that SendGrid knows. */
  apiKey: string;
};

const Person = z.strictObject({ email: z.email(), name: z.string().optional() });
const People = z.array(Person).min(1).max(1000);
const Switch = z.looseObject({ enable: z.boolean().optional() });

/** Strict, so that a field misspelt is a field refused, as SendGrid refuses it. What the product never sends is not here. */
const SendMail = z.strictObject({
  personalizations: z
    .array(
      z.strictObject({
        to: People,
        subject: z.string().min(1).optional(),
        headers: z.record(z.string(), z.string()).optional(),
        custom_args: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1)
    .max(1000),
  from: Person,
  reply_to: Person.optional(),
  subject: z.string().min(1),
  content: z.array(z.strictObject({ type: z.string().min(1), value: z.string().min(1) })).min(1),
  categories: z.array(z.string().max(255)).max(10).optional(),
  mail_settings: z.record(z.string(), Switch).optional(),
  tracking_settings: z.record(z.string(), Switch).optional(),
});
type SendMail = z.infer<typeof SendMail>;

type FailureStatus = 400 | 401 | 404 | 429 | 500;
const failure = (message: string, field: string | null = null) => ({ errors: [{ message, field }] });
const fail = (c: Context, status: FailureStatus, body: ReturnType<typeof failure>) => c.json(body, status);

const UNAUTHORIZED = failure("The provided authorization grant is invalid, expired, or revoked");

const FAULT_ANSWERS: FaultAnswers = {
  "500": { body: failure("Internal server error") },
  "429": { body: failure("too many requests"), headers: { "x-ratelimit-limit": "600", "x-ratelimit-remaining": "0" } },
  "400": { body: failure("Bad Request") },
  "401": { body: UNAUTHORIZED },
};

/**
 * SendGrid's `POST /v3/mail/send`. Source: CONTRACTS.md 3.2. It knows no idempotency key: the same request twice is two mails.
 * `control` is ours: what was sent, and the failure switch.
 */
export function createSendGridFake({ store, now, apiKey }: SendGridDeps) {
  const emails = collection(store, "email", StoredEmail);

  const app = new Hono()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use((c, next) =>
      c.req.header("Authorization") === `Bearer ${apiKey}` ? next() : Promise.resolve(fail(c, 401, UNAUTHORIZED)),
    )
    .post("/v3/mail/send", async (c) => {
      const mail = SendMail.safeParse(await c.req.json().catch(() => null));
      if (!mail.success) return fail(c, 400, refusal(mail.error));
      const misplaced = textAfterHtml(mail.data);
      if (misplaced) return fail(c, 400, misplaced);
      const id = crypto.randomUUID();
      await emails.put(emailKey(await emails.list(), id), stored(id, mail.data, new Date(now()).toISOString()));
      return c.body(null, 202, { "X-Message-Id": id });
    })
    .notFound((c) => fail(c, 404, failure("not found")));

  const control = new Hono()
    .get("/emails", async (c) => c.json(await emails.list()))
    .post("/fault", async (c) =>
      c.json(await setFault(store, Fault.parse(await c.req.json())).then(() => ({ ok: true }))),
    )
    .post("/reset", async (c) => c.json(await store.clear().then(() => ({ ok: true }))));

  return { app, control, emails: () => emails.list() };
}

const named = ({ email, name }: z.infer<typeof Person>) => (name ? `${name} <${email}>` : email);
const partOf = ({ content }: SendMail, type: string) => content.find((part) => part.type === type)?.value ?? null;

const stored = (id: string, mail: SendMail, at: string): StoredEmail => ({
  id,
  from: named(mail.from),
  to: mail.personalizations.flatMap(({ to }) => to.map(({ email }) => email)),
  subject: mail.subject,
  html: partOf(mail, "text/html"),
  text: partOf(mail, "text/plain"),
  at,
});

function textAfterHtml({ content }: SendMail) {
  if (content.findIndex(({ type }) => type === "text/plain") <= 0) return null;
  return failure("If present, text/plain must be the first element of the content array.", "content");
}

function refusal({ issues: [issue] }: z.ZodError) {
  return failure(issue?.message ?? "Bad Request", issue?.path.join(".") || null);
}
