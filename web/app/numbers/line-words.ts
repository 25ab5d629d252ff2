import type { Translate } from "~/i18n/use-text";
import type { Opening } from "../../../receptionist/profile.schema";
import type { PhoneNumber } from "../../../worker/numbers/numbers.schema";

export const PROVIDER_NAMES = { vapi: "Vapi", twilio: "Twilio" } as const;

type Routed = Pick<PhoneNumber, "provider" | "routing" | "ringS">;

/** "L'équipe d'abord, 15 s au 06 12 34 56 78, puis Ava". `phone` as it is read. A line that could ring nobody is answered by Ava. */
export function routingWords({ provider, routing, ringS }: Routed, phone: string | null, t: Translate): string {
  if (routing === "forward" && phone !== null) return t("numbers:routing.forward", { phone });
  // Vapi cannot ring anybody before its assistant.
  if (routing !== "staff-first" || provider === "vapi" || phone === null || ringS <= 0) return t("numbers:routing.ava");
  return t("numbers:routing.staffFirst", { seconds: ringS, phone });
}

/** What is beside the week: "2 jours à part", "jours fériés : France". */
export function besideWeekWords(
  { exceptions, holidays }: Pick<Opening, "exceptions" | "holidays">,
  t: Translate,
): string[] {
  const special = exceptions.length > 0 ? [t("numbers:hours.exceptions", { count: exceptions.length })] : [];
  if (holidays.region === null) return special;
  const region = t(`receptionist:holidays.regions.${holidays.region}`);
  return [...special, t("numbers:hours.holidays", { region })];
}

const PROBLEMS = [
  "upstream_timeout",
  "upstream_failed",
  "provider_busy",
  "provider_credentials",
  "provider_refused",
  "number_unavailable",
  "limit_reached",
  "conflict",
  "not_found",
] as const;

/** What the provider last answered, where something is wrong. */
export function problemWords({ provider, problem }: Pick<PhoneNumber, "provider" | "problem">, t: Translate) {
  if (problem === null) return null;
  const name = { provider: PROVIDER_NAMES[provider] };
  const known = PROBLEMS.find((code) => code === problem);
  return known ? t(`numbers:problems.${known}`, name) : t("numbers:problems.other", { ...name, code: problem });
}
