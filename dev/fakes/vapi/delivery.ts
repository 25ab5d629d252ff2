import * as z from "zod";
import type { CallRecord } from "./call-record";
import type { ServerMessage } from "./timeline";
import { Server } from "./wire-parts";

/** How a message reaches our server. Throws when nobody answers. */
export type Deliver = (url: string, init: RequestInit) => Promise<Response>;

const DEFAULT_TIMEOUT_S = 20;
/** Fixed at Vapi, whatever the server says. */
const ASSISTANT_REQUEST_MS = 7_500;

const WithServer = z.looseObject({ server: Server });

/** The first configured of tool, assistant and phone number: not a chain to fall through. */
export function serverFor({ assistant, phoneNumber }: CallRecord, message: ServerMessage): Server | null {
  const tools = Array.isArray(message.toolWithToolCallList) ? message.toolWithToolCallList : [];
  const tool = WithServer.safeParse(tools[0]);
  return (tool.success ? tool.data.server : null) ?? assistant?.server ?? phoneNumber?.server ?? null;
}

/** Null when nothing answered in time. */
export type Answer = { status: number; body: unknown } | null;

export async function post(deliver: Deliver, server: Server, message: ServerMessage): Promise<Answer> {
  const isRequest = message.type === "assistant-request";
  const timeoutMs = isRequest ? ASSISTANT_REQUEST_MS : (server.timeoutSeconds ?? DEFAULT_TIMEOUT_S) * 1000;
  try {
    const response = await deliver(server.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...server.headers },
      body: JSON.stringify({ message }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : null };
  } catch (error) {
    console.warn(`vapi fake: ${message.type} was not delivered to ${server.url}: ${error}`);
    return null;
  }
}

/** Milliseconds until the next attempt; null when there is none. Without a `backoffPlan` Vapi tries once. */
export function retryDelayMs(server: Server, answer: Answer, attempt: number): number | null {
  const plan = server.backoffPlan;
  if (!plan || attempt >= plan.maxRetries) return null;
  if (answer && answer.status >= 200 && answer.status < 300) return null;
  if (answer && plan.excludedStatusCodes?.includes(answer.status)) return null;
  return plan.baseDelaySeconds * 1000 * (plan.type === "exponential" ? 2 ** attempt : 1);
}
