import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useText } from "../i18n/use-text";
import { cn } from "./cn";

export type Step = { label: string; state: "done" | "current" | "todo"; to?: string };

/** Where one is in a few steps. A step already done is a link back to it. */
export function Stepper({ steps }: { steps: readonly Step[] }) {
  const { t } = useText();
  const at = Math.max(
    0,
    steps.findIndex(({ state }) => state === "current"),
  );
  return (
    <nav aria-label={t("stepper.label")}>
      <p className="mb-2 text-13 text-ink-muted">
        <span className="tabular">{t("stepper.position", { step: at + 1, count: steps.length })}</span>
        <span className="sm:hidden"> · {steps[at]?.label}</span>
      </p>
      <ol className="flex gap-1.5">
        {steps.map(({ label, state, to }) => (
          <li key={label} className="min-w-0 flex-1" aria-current={state === "current" ? "step" : undefined}>
            <span className={cn("block h-1 rounded-full transition", state === "todo" ? "bg-line" : "bg-accent")} />
            <span className="mt-2 hidden items-center gap-1 text-13 sm:flex">
              {state === "done" && <Check aria-label={t("stepper.done")} className="size-3.5 shrink-0 text-accent" />}
              {to && state === "done" ? (
                <Link to={to} className="truncate rounded-control text-ink-muted transition hover:text-ink">
                  {label}
                </Link>
              ) : (
                <span className={cn("truncate", state === "current" ? "font-medium" : "text-ink-muted")}>{label}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
