import type { Context } from "hono";
import * as z from "zod";
import type { AppEnv } from "../http/app-env";
import { asSocket, readTwilioToken, twilioOrigin } from "../integrations/twilio-account";
import { AppError } from "../lib/errors";
import type { CallId } from "../lib/ids";
import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import type { PhoneNumberRow } from "../numbers/numbers.sql.ts";
import type { Org } from "../orgs/orgs.sql.ts";
import { readCall, type TwilioCall } from "../providers/twilio-calls";
import { isSignedByTwilio, readForm, type TwilioForm } from "../providers/twilio-signature";
import type { Services } from "../services";
import { findCallAccount, findLines } from "./twilio-line.queries";

/** A number of an organisation's own at Twilio, with what its webhooks are verified by. */
export type TwilioLine = { number: PhoneNumberRow; org: Org; authToken: string };
export type TwilioRequest = { form: TwilioForm; call: TwilioCall; line: TwilioLine };

/** As stale as a KV session may be: a token that is replaced is refused within this time. */
const KEEP_MS = MINUTE;
/** Numbers one isolate remembers at most. */
const KEEP_COUNT = 2000;
type Remembered = Map<string, { lines: TwilioLine[]; untilMs: number }>;
/** A live turn must not wait for D1, so an isolate remembers whose line it has just read. Per configuration: tests have many. */
const remembered = new WeakMap<object, Remembered>();

type Needed = Pick<Services, "db" | "config" | "now">;

/**
 * Reads a form of Twilio's and finds whose it is: the signature must be that of an organisation that holds the number in the
 * account named. Throws `invalid_input` without a signature or for a form that names no call; `forbidden`, which says nothing
 * more, for an unknown number as for a wrong signature. With `fresh`, settings of the line are read from D1 while it answers.
 */
export async function requireTwilioRequest(c: Context<AppEnv>, { fresh }: { fresh: boolean }): Promise<TwilioRequest> {
  const { services } = c.var;
  const signature = requireSignature(c);
  // Not `text()`: the platform warns of it, once a request, for a body whose type does not say text.
  const form = readForm(new TextDecoder().decode(await c.req.arrayBuffer()));
  const call = requireCall(form);
  const url = signedUrl(services, c.req.url);
  const isSigned = ({ authToken }: TwilioLine) => isSignedByTwilio(authToken, signature, url, form);

  const known = recall(services, call).find(isSigned);
  if (known && !fresh) return { form, call, line: known };
  try {
    const line = (await readLines(services, call)).find(isSigned);
    if (line) return { form, call, line };
  } catch (error) {
    // A caller is waiting: settings that are a minute old are better than none.
    if (!known) throw error;
    log.error("webhook.line_unread", { provider: "twilio", orgId: known.org.id, error });
    return { form, call, line: known };
  }
  throw refused();
}

/** Lets a socket of Twilio's through to the call it is signed for. Throws as {@link requireTwilioRequest} does. */
export async function requireTwilioSocket(c: Context<AppEnv>, callId: CallId): Promise<void> {
  const { services } = c.var;
  const signature = requireSignature(c);
  const found = await findCallAccount(services.db, callId);
  const authToken = found && (await readTwilioToken(services.config, found.orgId, found.sealedToken));
  const url = asSocket(signedUrl(services, c.req.url));
  if (!found || !authToken || !isSignedByTwilio(authToken, signature, url)) throw refused();
}

function requireSignature(c: Context<AppEnv>): string {
  const signature = c.req.header("X-Twilio-Signature");
  if (signature) return signature;
  log.warn("webhook.refused", { provider: "twilio", why: "missing" });
  throw new AppError("invalid_input", "The X-Twilio-Signature header is missing.");
}

function refused(): AppError {
  log.warn("webhook.refused", { provider: "twilio", why: "wrong" });
  return new AppError("forbidden", "The X-Twilio-Signature header is wrong.");
}

function requireCall(form: TwilioForm): TwilioCall {
  try {
    return readCall(form);
  } catch (error) {
    if (error instanceof z.ZodError) throw new AppError("invalid_input", "This is no form about a call.");
    throw error;
  }
}

/** The address as Twilio was given it, whatever host this request came in by. */
function signedUrl({ config }: Pick<Services, "config">, requested: string): string {
  const { pathname, search } = new URL(requested);
  return `${twilioOrigin(config)}${pathname}${search}`;
}

const keyOf = ({ accountSid, own }: TwilioCall) => `${accountSid}\n${own}`;

function recall({ config, now }: Needed, call: TwilioCall): TwilioLine[] {
  const known = remembered.get(config)?.get(keyOf(call));
  return known && known.untilMs > now().getTime() ? known.lines : [];
}

async function readLines({ db, config, now }: Needed, call: TwilioCall): Promise<TwilioLine[]> {
  const sealed = await findLines(db, call.accountSid, call.own);
  const lines = await Promise.all(
    sealed.map(async ({ sealedToken, ...line }) => ({
      ...line,
      authToken: await readTwilioToken(config, line.org.id, sealedToken),
    })),
  );
  const known: Remembered = remembered.get(config) ?? new Map();
  remembered.set(config, known);
  if (known.size >= KEEP_COUNT) known.clear();
  if (lines.length > 0) known.set(keyOf(call), { lines, untilMs: now().getTime() + KEEP_MS });
  return lines;
}
