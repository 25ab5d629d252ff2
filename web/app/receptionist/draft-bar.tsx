import { Form, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatDateTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { cn } from "~/ui/cn";
import { StatusDot } from "~/ui/status-dot";
import { SubmitButton } from "~/ui/submit-button";
import { useReader } from "~/use-session";
import { ConfirmButton } from "../confirm-button";
import { UnsavedGuard } from "./unsaved-guard";
import { useAva } from "./use-ava";
import { useIsAlive } from "./use-is-alive";

/** Nothing to do, and yet it keeps the focus that a disabled button would lose. */
const IDLE = {
  "aria-disabled": true,
  className: "opacity-50",
  onClick: (event: { preventDefault: () => void }) => event.preventDefault(),
} as const;

/** The layout's own action. The query tells the guard that what is left is meant to be. */
const DISCARD = "/receptionist?discard";

/** What is published, what is not yet, and the way from one to the other. Its buttons need no script. */
export function DraftBar({ formId, isDirty }: { formId: string; isDirty: boolean }) {
  const { t } = useText();
  const { isDraft, version, updatedAt } = useAva();
  const { pathname, search } = useLocation();
  const reader = useReader();
  const isAlive = useIsAlive();
  const hasNothing = isAlive && !isDirty && !isDraft;
  const bar = useRef<HTMLElement>(null);
  // The button that discarded is gone.
  useEffect(() => {
    if (!isDraft && document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [isDraft]);
  const state = isDirty ? "unsaved" : isDraft ? "draft" : "published";
  return (
    <section
      ref={bar}
      tabIndex={-1}
      {...(state !== "published" && { "data-bottom-bar": "" })}
      aria-label={t("receptionist:bar.label")}
      className={cn(
        "outline-none z-20 mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-card bg-raised px-4 py-2.5 shadow-float",
        // What needs nothing done covers nothing.
        state !== "published" && "sticky bottom-18 md:bottom-4",
      )}
    >
      <p role="status" className={cn("min-w-0", state === "published" && "phone:sr-only")}>
        <StatusDot tone={state === "published" ? "good" : "warn"} wraps>
          {state === "published"
            ? t("receptionist:bar.upToDate", { version, at: formatDateTime(updatedAt, reader) })
            : t(`receptionist:bar.${state}`)}
        </StatusDot>
      </p>
      <div className="flex flex-wrap items-center gap-2 phone:w-full phone:justify-end">
        {isDirty && !isDraft && (
          <Button type="reset" form={formId} variant="ghost" size="sm">
            {t("receptionist:bar.undo")}
          </Button>
        )}
        {isDraft && (
          <ConfirmButton
            label={t("receptionist:bar.discard")}
            title={t("receptionist:bar.discardTitle")}
            body={t("receptionist:bar.discardBody")}
            variant="ghost"
            size="sm"
          >
            <Form method="post" action={DISCARD} preventScrollReset>
              <input type="hidden" name="to" value={pathname + search} />
              <SubmitButton intent="discard" variant="danger">
                {t("receptionist:bar.discardConfirm")}
              </SubmitButton>
            </Form>
          </ConfirmButton>
        )}
        <SubmitButton form={formId} intent="save" variant="secondary" size="sm" {...(isAlive && !isDirty && IDLE)}>
          {t("receptionist:bar.save")}
        </SubmitButton>
        <SubmitButton form={formId} intent="publish" size="sm" {...(hasNothing && IDLE)}>
          {t("receptionist:bar.publish")}
        </SubmitButton>
      </div>
      <UnsavedGuard isDirty={isDirty} />
    </section>
  );
}
