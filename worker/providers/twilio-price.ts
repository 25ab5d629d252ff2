import * as z from "zod";
import { callProvider, vendorStatus } from "./http";
import { callPath, callsPath, get, type TwilioAccess } from "./twilio";

const MICROS = 1_000_000;

/** What a call cost, in millionths of `currency` (ISO 4217). */
export type CallPrice = { currency: string; lines: { item: string; amountMicros: number; source: "twilio" }[] };

/**
 * A price is a text, below nought for a charge ("-0.00850"), and null until some minutes after the end. It is what the line cost:
 * Twilio tells no price of ConversationRelay with a call (twilio_api_v2010.json, `price`).
 */
const Leg = z.object({
  status: z.string(),
  price: z.string().nullish(),
  price_unit: z.string().length(3).nullish(),
});
type Leg = z.infer<typeof Leg>;
const Legs = z.object({ calls: z.array(Leg) });

/** Nobody took it, and it may never have a price. */
const UNANSWERED: ReadonlySet<string> = new Set(["busy", "no-answer", "canceled", "failed"]);

/** What a call cost with the legs that it made ring; null while Twilio does not tell all of it, or knows no such call. */
export async function getCallPrice(twilio: TwilioAccess, callSid: string): Promise<CallPrice | null> {
  try {
    const call = await callProvider(get(twilio, callPath(twilio, callSid)), Leg);
    if (micros(call) === null || !call.price_unit) return null;
    const query = new URLSearchParams({ ParentCallSid: callSid });
    const { calls: rung } = await callProvider(get(twilio, `${callsPath(twilio)}?${query}`), Legs);
    const legs = rung.filter((leg) => micros(leg) !== null || !UNANSWERED.has(leg.status));
    const line = sumOf([call], "transport");
    const transfer = sumOf(legs, "transfer");
    if (!line || !transfer || legs.some(({ price_unit }) => price_unit !== call.price_unit)) return null;
    return { currency: call.price_unit, lines: legs.length > 0 ? [line, transfer] : [line] };
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

function micros({ price }: Leg): number | null {
  const charged = -Number.parseFloat(price ?? "");
  // Adding nought makes nought of minus nought.
  return Number.isNaN(charged) ? null : Math.round(charged * MICROS) + 0;
}

/** Null where one is not known. */
function sumOf(legs: Leg[], item: string): CallPrice["lines"][number] | null {
  const amounts = legs.map(micros);
  if (!amounts.every((amount) => amount !== null)) return null;
  return { item, amountMicros: amounts.reduce((sum, amount) => sum + amount, 0), source: "twilio" };
}
