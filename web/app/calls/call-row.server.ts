import type { CallDetail, CallSummary } from "../../../worker/calls/calls.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { formatPhone } from "../phone.server";
import type { CallReport, CallRow } from "./call-row";

/** A call as its list shows it: the caller's number, or the one that was called, as it is read aloud. */
export const callRow = (call: CallSummary, locale: Locale): CallRow => ({
  ...call,
  contact: formatPhone(call.direction === "inbound" ? call.from : call.to, locale),
});

/** A call as its page shows it, with every number in it as it is read aloud. */
export const callReport = (call: CallDetail, locale: Locale): CallReport => ({
  ...call,
  ...callRow(call, locale),
  fromText: formatPhone(call.from, locale),
  toText: formatPhone(call.to, locale),
  tools: call.tools.map((tool) => ({
    ...tool,
    arguments: Object.fromEntries(
      Object.entries(tool.arguments).map(([name, value]) => [
        name,
        typeof value === "string" && value.startsWith("+") ? formatPhone(value, locale) : value,
      ]),
    ),
  })),
});
