import type { CallDetail, CallSummary } from "../../../worker/calls/calls.schema";
import type { Translate } from "../i18n/use-text";

/** `contact` is null where the number is hidden, or where there is none. */
export type CallRow = CallSummary & { contact: string | null };

/** With all that its page shows: both numbers as they are read aloud. */
export type CallReport = CallRow & CallDetail & { fromText: string | null; toText: string | null };

/** Whom a call was with. */
export function contactOf({ contact, channel }: Pick<CallRow, "contact" | "channel">, t: Translate): string {
  if (contact !== null) return contact;
  return t(channel === "browser" ? "calls:browser" : "calls:hidden");
}

/** The other calls of a call's contact, newest first, and the number by which the list finds all of them. */
export type CallHistory = { contact: string; calls: CallRow[] };
