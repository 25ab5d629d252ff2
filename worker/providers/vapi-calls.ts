import * as z from "zod";
import { AppError } from "../lib/errors";
import { callProvider, openProvider, vendorStatus } from "./http";
import { existed, Identified, request, shortName, type VapiAccess } from "./vapi";

/** A call that Vapi is to make. */
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
