import { Form, Link } from "@remix-run/react";
import { Phone } from "lucide-react";
import type { AppointmentRow } from "~/appointments/appointment-row.server";
import { ConfirmButton } from "~/confirm-button";
import { formatTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { TEXT_LINK } from "~/ui/auth-shell";
import { Badge } from "~/ui/badge";
import { cn } from "~/ui/cn";
import { SubmitButton } from "~/ui/submit-button";
import { useReader, useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";

/** When, what, for whom, how to reach them, and what can be done. */
export function AppointmentItem({ appointment }: { appointment: AppointmentRow }) {
  const { t } = useText();
  const reader = useReader();
  const canChange = can(useSession().role, "calendar:write");
  const { id, service, startsAt, endsAt, callerName, callerPhone, phoneText, note, status, isTest, callId } =
    appointment;
  const isCancelled = status === "cancelled";
  const time = formatTime(startsAt, reader);
  return (
    <li className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2.5 md:gap-x-3 gap-y-2 px-5 py-3.5 md:grid-cols-[6rem_minmax(0,1fr)_auto] phone:px-4">
      <p className={cn("tabular font-medium text-14", isCancelled && "text-ink-muted line-through")}>
        <time dateTime={startsAt}>{time}</time>
        <span className="block font-normal text-12 text-ink-muted">
          {t("appointments:until", { time: formatTime(endsAt, reader) })}
        </span>
      </p>
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className={cn("font-medium", isCancelled && "text-ink-muted line-through")}>{service}</span>
          {status !== "booked" && (
            <Badge tone={isCancelled ? "neutral" : "warn"}>{t(`appointments:status.${status}`)}</Badge>
          )}
          {isTest && <Badge outlined>{t("appointments:test")}</Badge>}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-14">
          <span className="phone:basis-full">{callerName}</span>
          {callerPhone && (
            <a
              href={`tel:${callerPhone}`}
              className={cn(TEXT_LINK, "tabular inline-flex items-center gap-1.5 phone:min-h-11")}
            >
              <Phone aria-hidden="true" className="size-3.5" />
              {phoneText}
            </a>
          )}
        </p>
        {note && <p className="text-13 text-ink-muted">{note}</p>}
      </div>
      <div className="flex items-center gap-2 phone:col-span-2 phone:justify-end">
        {callId && (
          <Link
            to={`/calls/${callId}`}
            prefetch="intent"
            viewTransition
            className={cn(TEXT_LINK, "mr-2 text-14 phone:mr-auto phone:min-h-11 phone:content-center")}
          >
            {t("appointments:call")}
            <span className="sr-only">
              {" "}
              ({callerName}, {time})
            </span>
          </Link>
        )}
        {canChange && !isCancelled && (
          <>
            {status === "requested" && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="appointment" value={id} />
                <SubmitButton intent={`confirm ${id}`} variant="secondary" size="sm">
                  {t("appointments:confirm")}
                </SubmitButton>
              </Form>
            )}
            <ConfirmButton
              label={t("appointments:cancel")}
              title={t("appointments:cancelTitle")}
              body={t("appointments:cancelBody", { service, name: callerName, time })}
              variant="ghost"
              size="sm"
            >
              <Form method="post" preventScrollReset>
                <input type="hidden" name="appointment" value={id} />
                <SubmitButton intent="cancel" variant="danger">
                  {t("appointments:cancelConfirm")}
                </SubmitButton>
              </Form>
            </ConfirmButton>
          </>
        )}
      </div>
    </li>
  );
}
