import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { formatDate } from "~/format";
import { withSpaces } from "~/i18n/typography";
import { useText } from "~/i18n/use-text";
import { RowField } from "~/receptionist/row-field";
import { TEXT_LINK } from "~/ui/auth-shell";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { useReader } from "~/use-session";
import type { KnowledgeGap } from "../../../../worker/receptionists/knowledge-gaps.schema";
import { GapAnswerForm } from "./gap-form";

type GapCardProps = {
  gap: KnowledgeGap;
  isReader: boolean;
  isLocked: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
  onSent: () => void;
};

/** A question, how often it came, and one line to answer it in. */
export function GapCard({ gap, isReader, isLocked, lastResult, onSent }: GapCardProps) {
  const { t } = useText();
  const reader = useReader();
  const [form, fields] = useApiForm(GapAnswerForm, { id: `gap-${gap.id}`, lastResult });
  const lastCall = gap.callIds.at(-1);
  const { onSubmit, ...formProps } = getFormProps(form);
  return (
    <Card data-row="" aria-label={gap.question} className="grid gap-3 px-5 py-4 phone:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="min-w-0 font-medium text-14">
          {t("receptionist:gaps.quoted", { question: withSpaces(gap.question) })}
        </h3>
        <p className="text-13 text-ink-muted">
          {t("receptionist:gaps.asked", { count: gap.asked, date: formatDate(gap.lastAskedAt, reader) })}
          {lastCall && (
            <>
              {" · "}
              <Link to={`/calls/${lastCall}`} prefetch="intent" className={TEXT_LINK}>
                {t("receptionist:gaps.call")}
              </Link>
            </>
          )}
        </p>
      </div>
      {!isReader && (
        <>
          <Form
            method="post"
            preventScrollReset
            {...formProps}
            onSubmit={(event) => {
              onSubmit(event);
              if (!event.defaultPrevented) onSent();
            }}
            className="flex flex-wrap items-start gap-2"
          >
            <input type="hidden" name="gap" value={gap.id} />
            <RowField field={fields.answer} label={t("receptionist:gaps.answer")} hideLabel className="flex-1 basis-64">
              {(control) => (
                <Input
                  {...control}
                  maxLength={600}
                  disabled={isLocked}
                  autoComplete="off"
                  placeholder={t("receptionist:gaps.answer")}
                />
              )}
            </RowField>
            <span className="flex gap-2 phone:w-full phone:justify-end">
              <SubmitButton variant="secondary" intent={`answer ${gap.id}`} disabled={isLocked}>
                {t("receptionist:gaps.teach")}
              </SubmitButton>
              <SubmitButton
                variant="ghost"
                intent="dismiss"
                formNoValidate
                disabled={isLocked}
                form={`ignore-${gap.id}`}
                aria-label={t("receptionist:gaps.ignoreOne", { question: gap.question })}
              >
                {t("receptionist:gaps.ignore")}
              </SubmitButton>
            </span>
          </Form>
          <Form method="post" preventScrollReset id={`ignore-${gap.id}`} onSubmit={onSent} className="hidden">
            <input type="hidden" name="gap" value={gap.id} />
          </Form>
          <FormErrors id={form.errorId} errors={form.errors} />
        </>
      )}
    </Card>
  );
}
