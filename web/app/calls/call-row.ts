import type { CallDetail, CallSummary } from "../../../worker/calls/calls.schema";
import type { Translate } from "../i18n/use-text";

/** `contact` is null where the number is hidden, or where there is none. */
export type CallRow = CallSummary & { contact: string | null };

/** All of a call but the addresses and ids that no page shows. */
export type CallReport = CallRow &
  Pick<CallDetail, "summary" | "turns" | "tools" | "costLines" | "recording" | "provider"> & {
    fromText: string | null;
    toText: string | null;
  };

/** Whom a call was with. */
export function contactOf({ contact, channel }: Pick<CallRow, "contact" | "channel">, t: Translate): string {
  if (contact !== null) return contact;
  return t(channel === "browser" ? "calls:browser" : "calls:hidden");
}
