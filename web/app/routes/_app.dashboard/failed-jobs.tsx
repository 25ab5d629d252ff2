import { Form } from "@remix-run/react";
import type * as z from "zod";
import { formatDateTime } from "~/format";
import type { fr } from "~/i18n/fr";
import { useText } from "~/i18n/use-text";
import { Alert } from "~/ui/alert";
import { SubmitButton } from "~/ui/submit-button";
import { useReader } from "~/use-session";
import type { FailedJob as FailedJobSchema } from "../../../../worker/operations/operations.schema";

export type FailedJob = z.infer<typeof FailedJobSchema>;

const SHOWN = 3;
type Type = keyof typeof fr.dashboard.failedJobs.types;
const TYPES: Record<Type, true> = {
  "call.archive": true,
  "recording.copy": true,
  "assistant.sync": true,
  "number.refresh": true,
  "email.link": true,
  "email.address-taken": true,
  "email.notice": true,
  "org.erase": true,
  "account.erase": true,
  "call.erase": true,
  "call.price": true,
  "number.settle": true,
  "rollups.rebuild": true,
};
const isType = (type: string): type is Type => Object.hasOwn(TYPES, type);

/** Work that gave up after its retries, and a button that sends it again. */
export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  const { t } = useText();
  const reader = useReader();
  if (jobs.length === 0) return null;
  const hidden = jobs.length - SHOWN;
  return (
    <Alert kind="warn" title={t("dashboard:failedJobs.title", { count: jobs.length })} className="mb-5">
      <ul className="grid gap-2 pt-1 phone:gap-4">
        {jobs.slice(0, SHOWN).map(({ id, type, failedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0 text-13 text-ink">
              {isType(type) ? t(`dashboard:failedJobs.types.${type}`) : t("dashboard:failedJobs.other")}{" "}
              <time dateTime={failedAt} className="whitespace-nowrap text-ink-muted">
                {formatDateTime(failedAt, reader)}
              </time>
            </p>
            <Form method="post">
              <input type="hidden" name="job" value={id} />
              <SubmitButton intent={`retry ${id}`} variant="secondary" size="sm">
                {t("dashboard:failedJobs.retry")}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="mt-2 text-13">{t("dashboard:failedJobs.more", { count: hidden })}</p>}
    </Alert>
  );
}
