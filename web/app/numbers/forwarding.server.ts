import { type apiFor, readOrThrow } from "~/api.server";
import { localeOf } from "~/i18n/i18n.server";
import { formatPhone } from "~/phone.server";
import type { PhoneNumber } from "../../../worker/numbers/numbers.schema";

/** Codes of forwarding are known for France only; elsewhere the API answers with the GSM standard. */
const COUNTRY = "FR";
const DIALLING_CODE = "+33";

/** The codes that forward an existing line to one of Ava's numbers, with that number in them once there is one. */
export async function readForwarding(
  request: Request,
  api: ReturnType<typeof apiFor>,
  numbers: readonly Pick<PhoneNumber, "number" | "status">[],
) {
  const ready = numbers.flatMap(({ number, status }) => (number && status === "active" ? [number] : []));
  // Forwarding abroad is charged as a call abroad: a number of the same country comes first.
  const to = ready.find((number) => number.startsWith(DIALLING_CODE)) ?? ready[0] ?? null;
  const answer = await api.onboarding.forwarding.$get({ query: { country: COUNTRY, ...(to && { to }) } });
  const [codes, locale] = await Promise.all([readOrThrow(request, answer), localeOf(request)]);
  return { ...codes, to, shown: formatPhone(to, locale) };
}
