import * as z from "zod";
import { AppError } from "../lib/errors";
import {
  callProvider,
  openProvider,
  type ProviderCall,
  type ProviderObserver,
  VendorAnswer,
  vendorStatus,
} from "./http";

/** Vapi's REST API (CONTRACTS.md, 1). Everything here is theirs; what leaves this folder is ours. */
const API = "https://api.vapi.ai";

/** Whose Vapi account, and how long one call may take. */
export type VapiAccess = { apiKey: string; timeoutMs: number; observer?: ProviderObserver };

/** Where Vapi posts what happens, and the secret by which we know it. */
export type VapiServer = { url: string; secret: string };

/** A `Server` of Vapi's: without the back-off plan a message that we fail to take would be lost at once. */
export const serverBody = ({ url, secret }: VapiServer) => ({
  url,
  timeoutSeconds: 20,
  headers: { "X-Vapi-Secret": secret },
  backoffPlan: { type: "exponential" as const, maxRetries: 5, baseDelaySeconds: 1 },
});

const ErrorBody = z.object({ message: z.union([z.string(), z.array(z.string())]) });
const sentence = (body: unknown): string | undefined => {
  const message = ErrorBody.safeParse(body).data?.message;
  return Array.isArray(message) ? message.join("; ") : message;
};

const request = (
  { apiKey, timeoutMs, observer }: VapiAccess,
  method: ProviderCall["method"],
  path: string,
  body?: unknown,
): ProviderCall => ({
  provider: "vapi",
  method,
  url: `${API}${path}`,
  // Their edge refuses some default agents (CONTRACTS.md, 1.1).
  headers: {
    Authorization: `Bearer ${apiKey}`,
    "User-Agent": "AvaFirst/1",
    ...(body !== undefined && { "Content-Type": "application/json" }),
  },
  timeoutMs,
  sentence,
  observer,
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

const Identified = z.object({ id: z.string().min(1) });

/** The cheapest call that only a private key may make. Throws `provider_credentials` for any other. */
export async function checkKey(vapi: VapiAccess): Promise<void> {
  await callProvider(request(vapi, "GET", "/assistant?limit=1"), z.array(z.unknown()));
}

/** Not idempotent: each call makes another assistant. Returns its id. */
export async function createAssistant(vapi: VapiAccess, assistant: object): Promise<string> {
  return (await callProvider(request(vapi, "POST", "/assistant", assistant), Identified)).id;
}

/** False when this account has no such assistant (any more). */
export async function updateAssistant(vapi: VapiAccess, id: string, assistant: object): Promise<boolean> {
  return existed(callProvider(request(vapi, "PATCH", `/assistant/${encodeURIComponent(id)}`, assistant), Identified));
}

/** False when it was gone already. */
export const deleteAssistant = (vapi: VapiAccess, id: string): Promise<boolean> =>
  existed(callProvider(request(vapi, "DELETE", `/assistant/${encodeURIComponent(id)}`), z.unknown()));

/** A number as Vapi has it. `number` is null while it is being allocated, or masked. */
export type VapiNumber = {
  id: string;
  number: string | null;
  status: "activating" | "active" | "blocked";
  name: string | null;
  /** Where its calls are reported; null where that is the account's own address, or nobody's. */
  serverUrl: string | null;
  /** ISO 8601. */
  createdAt: string | null;
};

const PhoneNumber = z
  .object({
    id: z.string().min(1),
    number: z.string().optional(),
    status: z.enum(["activating", "active", "blocked"]).optional(),
    name: z.string().nullish(),
    server: z.object({ url: z.string().nullish() }).nullish(),
    createdAt: z.string().nullish(),
  })
  .transform(({ id, number, status, name, server, createdAt }): VapiNumber => {
    const known = number && /^\+\d{7,15}$/.test(number) ? number : null;
    return {
      id,
      number: known,
      status: status ?? (known ? "active" : "activating"),
      name: name ?? null,
      serverUrl: server?.url ?? null,
      createdAt: createdAt ?? null,
    };
  });

/**
 * No assistant is named: Vapi then asks us for each call (`assistant-request`), so that the number's profile and its
 * forwarding hold from the moment they are saved.
 */
export const vapiNumberBody = (wanted: { areaCode: string; name: string; server: VapiServer }) => ({
  provider: "vapi" as const,
  numberDesiredAreaCode: wanted.areaCode,
  name: shortName(wanted.name),
  server: serverBody(wanted.server),
});

/** Allocates at once: there is no search and no dry run. Throws `number_unavailable` with the codes that Vapi hints at. */
export async function createVapiNumber(
  vapi: VapiAccess,
  wanted: { areaCode: string; name: string; server: VapiServer },
): Promise<VapiNumber> {
  try {
    return await callProvider(request(vapi, "POST", "/phone-number", vapiNumberBody(wanted)), PhoneNumber);
  } catch (error) {
    throw outOfStock(error) ?? error;
  }
}

/** Read from the sentence, which is all there is: "This area code is currently not available. Hint: Try one of 701, 279." */
function outOfStock(error: unknown): AppError | null {
  const said = error instanceof AppError && error.cause instanceof VendorAnswer ? error.cause.sentence : undefined;
  if (vendorStatus(error) !== 400 || !said || !/area code.*not available/i.test(said)) return null;
  const hints = said.match(/\b[2-9]\d{2}\b/g) ?? [];
  const message = hints.length > 0 ? `has no number left; try ${hints.join(", ")}` : "has no number left";
  return new AppError("number_unavailable", "Vapi has no number left in this area code.", {
    issues: [{ path: "areaCode", message }],
    hints,
  });
}

/** Null when this account has no such number. */
export async function getNumber(vapi: VapiAccess, id: string): Promise<VapiNumber | null> {
  try {
    return await callProvider(request(vapi, "GET", `/phone-number/${encodeURIComponent(id)}`), PhoneNumber);
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

/** As many as Vapi lists at once (CONTRACTS.md, 1.2). */
const LIST_LIMIT = 1000;

/**
 * The account's numbers of this name that were made between two instants (epoch milliseconds), oldest first. Only filters that
 * Vapi documents are asked for, and the name is looked for here. Throws `upstream_failed` when so many were made that the list
 * may not hold them all.
 */
export async function listNumbersNamed(
  vapi: VapiAccess,
  name: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<VapiNumber[]> {
  const query = new URLSearchParams({
    limit: String(LIST_LIMIT),
    createdAtGe: new Date(fromMs).toISOString(),
    createdAtLe: new Date(toMs).toISOString(),
  });
  const listed = await callProvider(request(vapi, "GET", `/phone-number?${query}`), z.array(PhoneNumber));
  const named = listed.filter((number) => number.name === shortName(name));
  if (named.length === 0 && listed.length >= LIST_LIMIT)
    throw new AppError("upstream_failed", "Vapi lists too many numbers to find one.");
  return named.sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? "") || a.id.localeCompare(b.id));
}

/** False when it was gone already. */
export const deleteNumber = (vapi: VapiAccess, id: string): Promise<boolean> =>
  existed(callProvider(request(vapi, "DELETE", `/phone-number/${encodeURIComponent(id)}`), z.unknown()));

export type OutboundCall = {
  assistantId: string;
  /** Vapi's id of the number that calls. */
  phoneNumberId: string;
  /** E.164. */
  to: string;
  /** Comes back with each message about the call; at most 40 characters are kept. */
  name: string;
};

export const callBody = ({ assistantId, phoneNumberId, to, name }: OutboundCall) => ({
  name: shortName(name),
  assistantId,
  phoneNumberId,
  customer: { number: to },
});

const StartedCall = Identified.extend({ status: z.string().optional() });

/** Rings. Not idempotent: each call rings again. Returns Vapi's id of the call. */
export async function startCall(vapi: VapiAccess, call: OutboundCall): Promise<string> {
  return (await callProvider(request(vapi, "POST", "/call", callBody(call)), StartedCall)).id;
}

/** Erases all that Vapi keeps of a call: transcript, recording, log. False when it was gone already, or is another account's. */
export const deleteCall = (vapi: VapiAccess, callId: string): Promise<boolean> =>
  existed(callProvider(request(vapi, "DELETE", `/call/${encodeURIComponent(callId)}`), z.unknown()));

/**
 * The recording's audio, to be streamed on; null when there is none. Vapi answers with a signed address that lives
 * for minutes: it is followed by hand, because it must not be sent the key.
 */
export async function getRecording(vapi: VapiAccess, callId: string): Promise<Response | null> {
  try {
    const answer = await openProvider(request(vapi, "GET", `/call/${encodeURIComponent(callId)}/mono-recording`));
    const location = answer.headers.get("Location");
    if (!location) return answer;
    await answer.body?.cancel();
    const { timeoutMs } = vapi;
    const audio = await openProvider({ provider: "vapiStorage", method: "GET", url: location, headers: {}, timeoutMs });
    // The address is the audio's own: one that leads on would be kept as if it were the audio.
    if (!audio.ok) throw new AppError("upstream_failed", "Vapi gave an address of a recording that leads elsewhere.");
    return audio;
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

const Monitored = z.object({ monitor: z.object({ controlUrl: z.string().nullish() }).nullish() });

/** Where a call that goes on is controlled, as Vapi says it; null where it knows no such call, or gives no control of it. */
export async function getControlUrl(vapi: VapiAccess, callId: string): Promise<string | null> {
  try {
    const call = await callProvider(request(vapi, "GET", `/call/${encodeURIComponent(callId)}`), Monitored);
    return call.monitor?.controlUrl ?? null;
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

async function existed(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (vendorStatus(error) === 404) return false;
    throw error;
  }
}

const NAME_MAX = 40;
/** Vapi's limit for every name. */
export const shortName = (name: string): string => Array.from(name).slice(0, NAME_MAX).join("").slice(0, NAME_MAX);
