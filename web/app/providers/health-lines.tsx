import { Form } from "@remix-run/react";
import { RefreshCw } from "lucide-react";
import { formatDateTime, formatTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { StatusDot } from "~/ui/status-dot";
import { SubmitButton } from "~/ui/submit-button";
import { Table, Td, Th, Tr } from "~/ui/table";
import { useReader } from "~/use-session";
import type { AccountCheck, ProviderHealth } from "../../../worker/integrations/providers.schema";
import { PROVIDER_NAMES, problemWords } from "../numbers/line-words";
import { checkWords, circuitWords } from "./provider-words";

const TONES = { closed: "good", open: "bad", "half-open": "warn" } as const;

/** Whether the provider answers us at all. */
export function Circuit({ health, now }: { health: ProviderHealth; now: string }) {
  const { t } = useText();
  const { state } = health.circuit;
  return (
    <div className="grid gap-1">
      <StatusDot tone={TONES[state]} wraps>
        {circuitWords(health, new Date(now), useReader(), t)}
      </StatusDot>
      {state === "open" && <p className="pl-4 text-13 text-ink-muted">{t("providers:circuit.openBody")}</p>}
    </div>
  );
}

/** The button that tries the account now. */
export function CheckButton({ provider }: Pick<ProviderHealth, "provider">) {
  const { t } = useText();
  return (
    <Form method="post" preventScrollReset>
      <SubmitButton
        intent={`${provider}-check`}
        variant="secondary"
        size="sm"
        aria-label={t("providers:check.of", { provider: PROVIDER_NAMES[provider] })}
      >
        <RefreshCw aria-hidden="true" />
        {t("providers:check.action")}
      </SubmitButton>
    </Form>
  );
}

/** What the check found, in one line, read out when it comes. */
export function CheckResult({
  provider,
  check,
  isConnected,
}: Pick<ProviderHealth, "provider"> & { check: AccountCheck | null; isConnected: boolean }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <div role="status" className="empty:hidden">
      {check && (
        <Alert kind={check.ok ? "good" : "warn"} title={checkWords(provider, check, isConnected, t)}>
          {t("providers:check.at", { time: formatTime(check.checkedAt, reader) })}
        </Alert>
      )}
    </div>
  );
}

/** The last failures, each in words. */
export function LastErrors({ health: { provider, errors } }: { health: ProviderHealth }) {
  const { t } = useText();
  const reader = useReader();
  const title = t("providers:errors.title");
  if (errors.length === 0) return <p className="text-13 text-ink-muted">{t("providers:errors.empty")}</p>;
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer rounded-control text-13 text-ink-muted hover:text-ink phone:py-3">
        {title} ({errors.length})
      </summary>
      <Card className="mt-2 overflow-hidden">
        <Table label={`${title}, ${PROVIDER_NAMES[provider]}`}>
          <thead>
            <tr>
              <Th>{t("providers:errors.at")}</Th>
              <Th>{t("providers:errors.what")}</Th>
              <Th>{t("providers:errors.status")}</Th>
            </tr>
          </thead>
          <tbody>
            {errors.map(({ at, code, status }) => (
              <Tr key={`${at} ${code}`}>
                <Td className="tabular whitespace-nowrap text-13">{formatDateTime(at, reader)}</Td>
                <Td className="min-w-56 text-13">{problemWords({ provider, problem: code }, t)}</Td>
                <Td className="tabular text-13 text-ink-muted">{status ?? t("providers:errors.none")}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </details>
  );
}
