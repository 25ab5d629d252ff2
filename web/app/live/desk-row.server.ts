import type { DeskCall } from "../../../durable-objects/live-desk.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { formatPhone } from "../phone.server";

/** The numbers of the board's calls as they are read aloud, by E.164: the browser has no tables to write others by. */
export const numbersOf = (calls: readonly DeskCall[], locale: Locale): Record<string, string> =>
  Object.fromEntries(
    calls
      .flatMap(({ from, to }) => [from, to])
      .flatMap((number) => (number === null ? [] : [[number, formatPhone(number, locale) ?? number]])),
  );
