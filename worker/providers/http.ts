import type * as z from "zod";
import { AppError, type ErrorCode } from "../lib/errors";
import { log } from "../lib/log";
import { HOUR, SECOND } from "../lib/time";
import { CircuitOpen, type CircuitState, createCircuit } from "./circuit";

/**
 * How every call to a third party is made: bounded in time, repeated only where a repeat changes nothing, refused
 * at once while the provider is down, never redirected, and parsed. Bodies, keys and addresses are never logged.
 */
const PROVIDERS = {
  vapi: "Vapi",
  vapiStorage: "Vapi's storage",
  twilio: "Twilio",
  twilioVerify: "Twilio Verify",
  resend: "Resend",
  sendgrid: "SendGrid",
  google: "Google",
  microsoft: "Microsoft",
} as const;
export type Provider = keyof typeof PROVIDERS;

/** Told of what happens to somebody's calls. It must neither wait nor throw. */
export type ProviderObserver = {
  /** This call changed whether the provider is asked at all. */
  circuitIs: (provider: Provider, state: CircuitState) => void;
  /** The call failed for good, repeats included. Not told of a 404, which is an answer, nor of what an open circuit refused. */
  failed: (provider: Provider, failure: { code: ErrorCode; status: number | null }) => void;
};

export type ProviderCall = {
  provider: Provider;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Until the whole answer is read (or, for a stream, until its headers are here). */
  timeoutMs: number;
  /**
   * Whether a second delivery of the same request changes nothing. By default a POST is not: a repeated one buys
   * a second number or rings a second time. True for a POST that carries the vendor's idempotency key.
   */
  repeatable?: boolean;
  /** The sentence in the vendor's error body that is worth showing to the owner. */
  sentence?: (body: unknown) => string | undefined;
  observer?: ProviderObserver | undefined;
};

/** What the vendor answered, as the `cause` of the `AppError` that says so in our words. It carries no body. */
export class VendorAnswer extends Error {
  override readonly name = "VendorAnswer";
  constructor(
    readonly provider: Provider,
    readonly status: number,
    method: string,
    /** The vendor's own sentence, for whoever must read a reason out of it. */
    readonly sentence?: string,
  ) {
    super(`${provider} answered ${status} to a ${method}`);
  }
}

/** The HTTP status a failed call was answered with; null when the failure was none of the vendor's answers. */
export const vendorStatus = (error: unknown): number | null =>
  error instanceof AppError && error.cause instanceof VendorAnswer ? error.cause.status : null;

/** Whether the vendor may have done what it was asked, though the call failed: it was sent, and not refused. */
export const maybeDone = (error: unknown): boolean => isOutage(error) && !wasNotAsked(error);

const wasNotAsked = (error: unknown) => error instanceof AppError && error.cause instanceof CircuitOpen;

/**
 * Calls and parses. Throws `AppError`: `provider_credentials` (401, 403), `provider_refused` (another 4xx, with the
 * vendor's sentence), `provider_busy` (429, with its `Retry-After`), `upstream_failed` (5xx, a redirect, a body of
 * another shape, an open circuit, no connection), `upstream_timeout`.
 */
export async function callProvider<T>(call: ProviderCall, answer: z.ZodType<T>): Promise<T> {
  return guarded(call, async (signal) => {
    const response = await send(call, signal);
    const body = reading(await response.text());
    if (!response.ok) throw refusal(call, response, body);
    const parsed = answer.safeParse(body);
    if (!parsed.success) throw failed(call.provider, "gave an answer that cannot be read", parsed.error);
    return parsed.data;
  });
}

/** Like {@link callProvider}, for an answer that is streamed on or is itself a redirect to be followed by hand. */
export async function openProvider(call: ProviderCall): Promise<Response> {
  return guarded(call, async (signal) => {
    const response = await send(call, signal);
    const isRedirect = response.status >= 300 && response.status < 400 && response.headers.has("Location");
    if (!response.ok && !isRedirect) throw refusal(call, response, reading(await response.text()));
    return response;
  });
}

/** JSON where it is JSON; an empty body is `undefined`; anything else is left to the schema to refuse. */
function reading(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const send = (call: ProviderCall, signal: AbortSignal): Promise<Response> =>
  fetch(call.url, {
    method: call.method,
    headers: call.headers,
    // A vendor's API never redirects, and following would carry the key to another host.
    redirect: "manual",
    signal,
    ...(call.body !== undefined && { body: call.body }),
  });

async function guarded<T>(call: ProviderCall, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { provider, observer } = call;
  const circuit = circuitOf(provider);
  const tell = observer && ((state: CircuitState) => observer.circuitIs(provider, state));
  const timed = () => circuit(() => withinTime(call, attempt), tell);
  const repeatable = call.repeatable ?? call.method !== "POST";
  try {
    return await (repeatable ? repeating(timed) : timed());
  } catch (error) {
    if (error instanceof CircuitOpen)
      throw new AppError("upstream_failed", `${PROVIDERS[provider]} is not answering. Try again in a moment.`, {
        retryAfterS: error.retryAfterS,
        cause: error,
      });
    const status = vendorStatus(error);
    if (error instanceof AppError && status !== 404) observer?.failed(provider, { code: error.code, status });
    throw error;
  }
}

async function withinTime<T>(call: ProviderCall, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), call.timeoutMs);
  try {
    return await attempt(controller.signal);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (controller.signal.aborted)
      throw new AppError("upstream_timeout", `${PROVIDERS[call.provider]} did not answer in time.`, { cause: error });
    throw failed(call.provider, "could not be reached", error);
  } finally {
    clearTimeout(timer);
  }
}

const failed = (provider: Provider, what: string, cause: unknown) =>
  new AppError("upstream_failed", `${PROVIDERS[provider]} ${what}. Try again in a moment.`, { cause });

const DEFAULT_RETRY_AFTER_S = 10;
const SENTENCE_MAX = 300;

function refusal(call: ProviderCall, response: Response, body: unknown): AppError {
  const name = PROVIDERS[call.provider];
  const sentence = call.sentence?.(body)?.slice(0, SENTENCE_MAX);
  const cause = new VendorAnswer(call.provider, response.status, call.method, sentence);
  const { status } = response;
  if (status === 401 || status === 403)
    return new AppError("provider_credentials", `${name} does not accept these credentials.`, { cause });
  if (status === 429) {
    const asked = Number(response.headers.get("Retry-After"));
    const retryAfterS = Math.min(asked > 0 ? Math.ceil(asked) : DEFAULT_RETRY_AFTER_S, HOUR / SECOND);
    return new AppError("provider_busy", `${name} is busy. Try again in ${retryAfterS} s.`, { cause, retryAfterS });
  }
  if (status >= 400 && status < 500)
    return new AppError("provider_refused", sentence ? `${name}: ${sentence}` : `${name} refused the request.`, {
      cause,
    });
  return failed(call.provider, "failed", cause);
}

/** Down or silent: not a refusal, which says that the provider is well. */
const isOutage = (error: unknown): boolean =>
  error instanceof AppError && (error.code === "upstream_failed" || error.code === "upstream_timeout");

/** What this isolate remembers of each. */
export const circuits = new Map<Provider, ReturnType<typeof createCircuit>>();

/**
 * One circuit a provider and isolate. Isolates do not share it: each finds out by itself within five calls, and a
 * store asked before every call would cost more than it saves.
 */
function circuitOf(provider: Provider) {
  const known = circuits.get(provider);
  if (known) return known;
  const circuit = createCircuit({ isOutage, onOpen: () => log.warn("provider.circuit_opened", { provider }) });
  circuits.set(provider, circuit);
  return circuit;
}

const REPEAT_AFTER_MS = [150, 300];

/**
 * Asks up to twice more, each time later, and not in step with others. A silent provider is not asked again: the caller
 * has waited once. A busy one says itself when. Where the circuit opens in between, the failure before is what happened.
 */
async function repeating<T>(call: () => Promise<T>): Promise<T> {
  let before: AppError | null = null;
  for (const delayMs of [...REPEAT_AFTER_MS, null]) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof CircuitOpen) throw before ?? error;
      if (delayMs === null || !(error instanceof AppError && error.code === "upstream_failed")) throw error;
      before = error;
      await new Promise((resolve) => setTimeout(resolve, delayMs * (0.5 + Math.random())));
    }
  }
  throw before;
}
