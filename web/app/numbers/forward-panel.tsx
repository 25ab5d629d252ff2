import { ChevronDown, PhoneCall } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { Alert } from "~/ui/alert";
import { Badge } from "~/ui/badge";
import type { ForwardingPlan } from "../../../worker/onboarding/onboarding.schema";
import { PanelTitle } from "./panel-title";

type ForwardPanelProps = {
  forwarding: {
    items: readonly ForwardingPlan[];
    noAnswerS: number;
    /** Ava's number in E.164, and as it is read; null when there is none yet. */
    to: string | null;
    shown: string | null;
  };
};

/** The code to dial, by operator. The usual wish first: calls that are missed. */
export function ForwardPanel({ forwarding: { items, noAnswerS, to, shown } }: ForwardPanelProps) {
  const { t } = useText();
  return (
    <section>
      <PanelTitle title={t("numbers:forward.title")}>{t("numbers:forward.body")}</PanelTitle>
      {to === null ? (
        <Alert kind="warn" className="mb-4">
          {t("numbers:forward.needsNumber")}
        </Alert>
      ) : (
        <p className="mb-4 text-14">
          {t("numbers:forward.to", { number: shown ?? to })}
          {to.startsWith("+1") && <span className="text-warn"> {t("numbers:forward.abroad")}</span>}
        </p>
      )}
      <div className="overflow-hidden rounded-card border border-line bg-surface">
        {items.map((plan) => (
          <Operator key={plan.id} plan={plan} noAnswerS={noAnswerS} isReady={to !== null} />
        ))}
      </div>
    </section>
  );
}

const CONDITIONS = ["noAnswer", "busy", "unreachable", "all"] as const;

/** One line of the list; opening it closes the others. */
function Operator({ plan, noAnswerS, isReady }: { plan: ForwardingPlan; noAnswerS: number; isReady: boolean }) {
  const { t } = useText();
  const { operator, line, codes, cancelAll, checkWithOperator } = plan;
  const title = (condition: (typeof CONDITIONS)[number]) =>
    condition === "noAnswer" && line === "mobile"
      ? t("numbers:forward.noAnswerMobile", { seconds: noAnswerS })
      : t(`numbers:forward.${condition}`);
  return (
    <details name="operator" className="group not-last:border-line not-last:border-b">
      <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-2 text-14 transition hover:bg-ink/3 focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1 font-medium">
          {operator ?? t(`numbers:forward.${line === "mobile" ? "anyMobile" : "anyLandline"}`)}
        </span>
        <span className="text-13 text-ink-muted">{t(`numbers:forward.${line}`)}</span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-muted transition group-open:rotate-180" />
      </summary>
      <dl className="grid gap-3 px-4 pt-1 pb-4">
        {CONDITIONS.map((condition) => {
          const code = codes[condition];
          return (
            code && (
              <div key={condition} className="grid gap-1">
                <dt className="flex items-center gap-2 text-13">
                  {title(condition)}
                  {condition === "noAnswer" && <Badge tone="accent">{t("numbers:forward.advised")}</Badge>}
                </dt>
                <dd className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <Code code={code.activate} isReady={isReady} />
                  <span className="text-12 text-ink-muted">
                    {t("numbers:forward.cancel")} <code className="tabular font-sans select-all">{code.cancel}</code>
                  </span>
                </dd>
              </div>
            )
          );
        })}
        {cancelAll && (
          <div className="flex items-baseline gap-2 text-13">
            <dt>{t("numbers:forward.cancelAll")}</dt>
            <dd>
              <code className="tabular font-sans select-all text-ink-muted">{cancelAll}</code>
            </dd>
          </div>
        )}
      </dl>
      {checkWithOperator && (
        <p className="border-line border-t px-4 py-3 text-13 text-ink-muted">{t("numbers:forward.check")}</p>
      )}
    </details>
  );
}

/** A code to copy or, on a phone, to dial at a touch. Without Ava's number it cannot be dialled yet. */
function Code({ code, isReady }: { code: string; isReady: boolean }) {
  const { t } = useText();
  if (!isReady)
    return (
      <code className="tabular font-sans text-14 text-ink-muted">
        {code.replace("{number}", `[${t("numbers:forward.placeholder")}]`)}
      </code>
    );
  return (
    <span className="inline-flex items-center gap-1">
      <code className="tabular font-sans select-all font-medium text-14">{code}</code>
      <a
        href={`tel:${encodeURIComponent(code)}`}
        aria-label={t("numbers:forward.dial", { code })}
        className="hidden size-11 place-items-center rounded-control text-accent phone:grid"
      >
        <PhoneCall aria-hidden="true" className="size-4" />
      </a>
    </span>
  );
}
