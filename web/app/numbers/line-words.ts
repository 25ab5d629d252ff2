import type { Translate } from "~/i18n/use-text";
import { weekInLines } from "~/opening/week-in-lines";
import type { Opening } from "../../../receptionist/profile.schema";
import type { Locale } from "../../../worker/lib/schemas";
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

/** "lun. – ven. : 9 h – 12 h, 14 h – 18 h", and what is beside the week. */
export function openingWords({ hours, exceptions, holidays }: Opening, t: Translate, locale: Locale): string[] {
  const lines = weekInLines(hours, locale);
  const open = lines.filter(({ times }) => times.length > 0);
  const colon = locale === "fr" ? "\u00a0: " : ": ";
  const week =
    open.length === 0
      ? [t("numbers:hours.never")]
      : open.map(({ days, times }) => `${days}${colon}${times.join(", ")}`);
  const beside = [
    exceptions.length > 0 ? t("numbers:hours.exceptions", { count: exceptions.length }) : null,
    holidays.region !== null
      ? t("numbers:hours.holidays", { region: t(`receptionist:holidays.regions.${holidays.region}`) })
      : null,
  ].filter((part) => part !== null);
  return beside.length > 0 ? [...week, beside.join(" · ")] : week;
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
