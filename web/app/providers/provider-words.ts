import { formatDateTime, formatTime, type Reader } from "~/format";
import type { Translate } from "~/i18n/use-text";
import type { AccountCheck, ProviderHealth } from "../../../worker/integrations/providers.schema";
import { PROVIDER_NAMES } from "../numbers/line-words";

type Provider = ProviderHealth["provider"];

const CODES = [
  "provider_credentials",
  "limit_reached",
  "not_found",
  "provider_refused",
  "provider_busy",
  "upstream_timeout",
  "upstream_failed",
] as const;

/** What an error of a provider's means, in the owner's words. One that has no words of its own is named by its code. */
export function codeWords(provider: Provider, code: string, t: Translate): string {
  const known = CODES.find((one) => one === code);
  const named = { provider: PROVIDER_NAMES[provider] };
  if (known) return t(`providers:check.codes.${known}`, named);
  return t("numbers:problems.other", { ...named, code });
}

/** What a check found, in one line. `isConnected`: whether there is an account to check at all. */
export function checkWords(provider: Provider, { ok, code }: AccountCheck, isConnected: boolean, t: Translate): string {
  if (ok) return t("providers:check.ok", { provider: PROVIDER_NAMES[provider] });
  if (code === "conflict" && !isConnected) return t("providers:check.codes.notConnected");
  if (code === "conflict") return t(`providers:check.codes.${provider === "vapi" ? "conflictVapi" : "conflictTwilio"}`);
  return codeWords(provider, code ?? "internal", t);
}

const DAY_MS = 86_400_000;

/** Whether calls go out to a provider: "Vapi ne répond plus depuis 14 h 30". The day too, where it is not of today. */
export function circuitWords(
  { provider, circuit }: Pick<ProviderHealth, "provider" | "circuit">,
  now: Date,
  reader: Reader,
  t: Translate,
): string {
  const named = { provider: PROVIDER_NAMES[provider] };
  const { state, since } = circuit;
  if (state !== "open" || since === null) return t(`providers:circuit.${state}`, named);
  const isRecent = now.getTime() - Date.parse(since) < DAY_MS;
  return t("providers:circuit.openSince", {
    ...named,
    since: isRecent ? formatTime(since, reader) : formatDateTime(since, reader),
  });
}
