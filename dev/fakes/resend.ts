import { type Context, Hono } from "hono";
import * as z from "zod";
import { Fault, type FaultAnswers, faultSwitch, setFault } from "./faults";
import { Bounce, bounceEvent, deliverBounce, type ResendWebhook } from "./resend-bounce";
import { collection, type FakeStore } from "./store";
import { emailKey, StoredEmail } from "./stored-email";

export type ResendDeps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  /** The one API key that Resend knows. */
  apiKey: string;
  webhook: ResendWebhook;
};

const Replay = z.object({ bodyText: z.string(), id: z.string(), expiresAtMs: z.number() });

/** `a@b.c` or `Name <a@b.c>`. */
const Address = z.string().regex(/^(?:[^<>@]*<[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)$/);
const Addresses = z.union([Address.transform((one) => [one]), z.array(Address).min(1).max(50)]);

const SendEmail = z
  .looseObject({
    from: Address,
    to: Addresses,
    subject: z.string().min(1),
    html: z.string().optional(),
    text: z.string().optional(),
    cc: Addresses.optional(),
    bcc: Addresses.optional(),
    reply_to: Addresses.optional(),
    headers: z.record(z.string(), z.string()).optional(),
    tags: z
      .array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{0,256}$/) }))
      .optional(),
    template: z.looseObject({ id: z.string() }).optional(),
  })
  .refine((mail) => mail.html !== undefined || mail.text !== undefined || mail.template !== undefined, {
    path: ["html"],
    message: "Missing `html` or `text` field.",
  });

const IDEMPOTENCY_MS = 24 * 60 * 60 * 1000;
const MAX_KEY_LENGTH = 256;

const failure = (statusCode: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500, name: string, message: string) => ({
  statusCode,
  name,
  message,
});
const fail = (c: Context, body: ReturnType<typeof failure>) => c.json(body, body.statusCode);

const INVALID_KEY = failure(401, "invalid_api_key", "API key is invalid");

const FAULT_ANSWERS: FaultAnswers = {
  "500": { body: failure(500, "internal_server_error", "An unexpected error occurred.") },
  "429": {
    body: failure(429, "rate_limit_exceeded", "Too many requests. You can only make 2 requests per second."),
    headers: { "retry-after": "1", "ratelimit-limit": "2", "ratelimit-remaining": "0", "ratelimit-reset": "1" },
  },
  "400": { body: failure(400, "validation_error", "The request was refused.") },
  "401": { body: INVALID_KEY },
};

/**
 * Resend's `POST /emails` and `GET /emails/:id`. Source: CONTRACTS.md 3.1.
 * `control` is ours: what was sent, a mail that comes back, and the failure switch.
 */
export function createResendFake({ store, now, apiKey, webhook }: ResendDeps) {
  const emails = collection(store, "email", StoredEmail);
  const replays = collection(store, "idempotency", Replay);

  const app = new Hono()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use(async (c, next) => {
      const authorization = c.req.header("Authorization");
      if (!authorization)
        return fail(c, failure(401, "missing_api_key", "Missing API key in the Authorization header"));
      return authorization === `Bearer ${apiKey}` ? next() : fail(c, INVALID_KEY);
    })
    .post("/emails", async (c) => {
      const bodyText = await c.req.text();
      const key = c.req.header("Idempotency-Key");
      if (key !== undefined && (key.length === 0 || key.length > MAX_KEY_LENGTH)) {
        return fail(c, failure(400, "invalid_idempotency_key", "The key must be between 1 and 256 characters."));
      }
      const replay = key === undefined ? null : await replays.get(key);
      if (replay && replay.expiresAtMs > now()) {
        if (replay.bodyText === bodyText) return c.json({ id: replay.id });
        return fail(
          c,
          failure(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload."),
        );
      }
      const mail = SendEmail.safeParse(parseJson(bodyText));
      if (!mail.success) return fail(c, refusal(mail.error));
      const { from, to, subject, html = null, text = null } = mail.data;
      const at = new Date(now()).toISOString();
      const id = crypto.randomUUID();
      await emails.put(emailKey(await emails.list(), id), { id, from, to, subject, html, text, at });
      if (key !== undefined) await replays.put(key, { bodyText, id, expiresAtMs: now() + IDEMPOTENCY_MS });
      return c.json({ id });
    })
    .get("/emails/:id", async (c) => {
      const mail = (await emails.list()).find(({ id }) => id === c.req.param("id"));
      if (!mail) return fail(c, failure(404, "not_found", "Email not found"));
      const { at, ...rest } = mail;
      return c.json({
        object: "email",
        ...rest,
        created_at: at,
        bcc: [],
        cc: [],
        reply_to: [],
        last_event: "delivered",
      });
    })
    .notFound((c) => fail(c, failure(404, "not_found", "The requested endpoint does not exist.")));

  /** The last mail to this address comes back, or is complained of; our server is told. */
  async function bounce(order: Bounce): Promise<number> {
    const mail = (await emails.list()).findLast(({ to }) => to.includes(order.to)) ?? null;
    return deliverBounce(webhook, bounceEvent(order, mail, new Date(now()).toISOString()), now());
  }

  const control = new Hono()
    .get("/emails", async (c) => c.json(await emails.list()))
    .post("/bounce", async (c) => c.json({ status: await bounce(Bounce.parse(await c.req.json())) }))
    .post("/fault", async (c) =>
      c.json(await setFault(store, Fault.parse(await c.req.json())).then(() => ({ ok: true }))),
    )
    .post("/reset", async (c) => c.json(await store.clear().then(() => ({ ok: true }))));

  return { app, control, emails: () => emails.list(), bounce };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(error: z.ZodError) {
  const issue = error.issues[0];
  const field = String(issue?.path[0] ?? "");
  if (issue?.code === "custom") return failure(422, "validation_error", issue.message);
  const missing = issue?.code === "invalid_type" && issue.message.includes("undefined");
  if (!field || missing) return failure(422, "missing_required_field", `Missing \`${field || "from"}\` field.`);
  return failure(422, "validation_error", `Invalid \`${field}\` field.`);
}
