import * as z from "zod";
import { callProvider, type ProviderCall, type ProviderObserver, vendorStatus } from "./http";

/**
 * Vapi's REST API (CONTRACTS.md, 1): how it is asked, its keys and its assistants. Everything here is theirs; what leaves this
 * folder is ours.
 */
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

/** A request to Vapi in somebody's account. */
export const request = (
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

/** What was made, by its id. */
export const Identified = z.object({ id: z.string().min(1) });

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

/** Whether what was asked for is in this account: false for a 404. */
export async function existed(work: Promise<unknown>): Promise<boolean> {
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
