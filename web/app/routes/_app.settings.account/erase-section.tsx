import type { SubmissionResult } from "@conform-to/react";
import { useText } from "~/i18n/use-text";
import { PartLink } from "~/settings/part-link";
import { Section } from "~/settings/section";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import type { ErasePlan } from "../../../../worker/account/account.schema";
import { EraseForm } from "./erase-form";

type EraseSectionProps = {
  /** What would go; null until it is asked for. */
  plan: ErasePlan | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The end of an account: what goes with it, and what stands in its way. */
export function EraseSection({ plan, lastResult }: EraseSectionProps) {
  const { t, locale } = useText();
  const names = new Intl.ListFormat(locale).format(plan?.blockedBy.map(({ name }) => name) ?? []);
  return (
    <Section title={t("settings:erase.title")} body={t("settings:erase.body")}>
      {plan === null && (
        <div>
          <PartLink part="erase" variant="danger">
            {t("settings:erase.start")}
          </PartLink>
        </div>
      )}
      {plan !== null && plan.blockedBy.length > 0 && (
        <Alert kind="warn" title={t("settings:erase.blockedTitle")}>
          {t("settings:erase.blocked", { names })}
        </Alert>
      )}
      {plan?.blockedBy.length === 0 && (
        <Card padded className="grid gap-5">
          <WhatGoes plan={plan} />
          <Alert>{t("settings:erase.exportFirst")}</Alert>
          <EraseForm lastResult={lastResult} />
        </Card>
      )}
    </Section>
  );
}

function WhatGoes({ plan: { organisations } }: { plan: ErasePlan }) {
  const { t } = useText();
  return (
    <div className="grid gap-2 text-14">
      <p className="font-medium">{t("settings:erase.plan")}</p>
      <ul className="list-disc space-y-1 pl-5 text-ink-muted marker:text-edge">
        <li>{t("settings:erase.you")}</li>
        {organisations.map(({ id, name, calls, numbers }) => (
          <li key={id}>
            {t("settings:erase.org", {
              name,
              calls: t("settings:erase.calls", { count: calls }),
              numbers: t("settings:erase.numbers", { count: numbers }),
            })}
          </li>
        ))}
      </ul>
      <p className="text-13 text-ink-muted">{t("settings:erase.others")}</p>
    </div>
  );
}
