import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { useRowFocus } from "~/receptionist/use-row-focus";
import { SubmitButton } from "~/ui/submit-button";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";
import type { KnowledgeGap } from "../../../../worker/receptionists/knowledge-gaps.schema";
import { GapCard } from "./gap-card";

type GapCardsProps = {
  open: readonly KnowledgeGap[];
  dismissed: readonly KnowledgeGap[];
  /** An answer changes the list of the form below: not while that is being typed in. */
  isLocked: boolean;
  answered: { about?: string; reply: SubmissionResult<string[]> } | undefined;
};

/** What callers asked and Ava did not know: the quickest way to a better receptionist, so it comes first. */
export function GapCards({ open, dismissed, isLocked, answered }: GapCardsProps) {
  const { t } = useText();
  const isReader = !can(useSession().role, "receptionist:write");
  const { list, removed } = useRowFocus<HTMLElement>(open.map(({ id }) => id));
  if (open.length === 0 && dismissed.length === 0) return null;
  return (
    <section
      ref={list}
      data-rows=""
      tabIndex={-1}
      aria-label={t("receptionist:gaps.label")}
      className="mb-6 grid gap-3 outline-none"
    >
      {open.length > 0 && (
        <div>
          <h2 className="font-semibold text-16">{t("receptionist:gaps.title", { count: open.length })}</h2>
          <p className="text-13 text-ink-muted">{t(`receptionist:gaps.${isLocked ? "locked" : "body"}`)}</p>
        </div>
      )}
      {open.map((gap, index) => (
        <GapCard
          key={gap.id}
          gap={gap}
          isReader={isReader}
          isLocked={isLocked}
          lastResult={answered?.about === gap.id ? answered.reply : undefined}
          onSent={() => removed(index)}
        />
      ))}
      {dismissed.length > 0 && (
        <details className="text-13">
          <summary className="w-fit rounded-control text-ink-muted hover:text-ink phone:py-3">
            {t("receptionist:gaps.ignored", { count: dismissed.length })}
          </summary>
          <ul className="mt-2 grid gap-1">
            {dismissed.map(({ id, question }) => (
              <li key={id} className="flex min-h-9 items-center justify-between gap-4 border-line/70 border-b">
                <span className="min-w-0">{question}</span>
                {!isReader && (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="gap" value={id} />
                    <SubmitButton intent="reopen" variant="ghost" size="sm">
                      {t("receptionist:gaps.reopen")}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
