import * as z from "zod";
import { isTimeZone } from "./time";

/** Shapes that several domains answer with or ask for. */
export const Locale = z.enum(["fr", "en"]);
export type Locale = z.infer<typeof Locale>;

export const TimeZone = z.string().max(64).refine(isTimeZone, { message: "is not an IANA time zone" });

/** Millionths of a currency unit: 123000 with "EUR" is 0.123 €. */
export const Money = z.object({ amountMicros: z.number().int(), currency: z.string().length(3) });
export type Money = z.infer<typeof Money>;

/** E.164, as `+33612345678`. */
export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, { message: "must be an E.164 number such as +33612345678" });

/** The last instant that a `Date` can hold. */
const LAST_MS = 8.64e15;
/** An instant as a page's cursor names it, in epoch milliseconds. */
export const CursorInstant = z.coerce.number().int().min(0).max(LAST_MS);
