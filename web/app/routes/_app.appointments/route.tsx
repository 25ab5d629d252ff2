import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { appointmentRow } from "~/appointments/appointment-row.server";
import { byDay } from "~/appointments/by-day";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { redirectWithToast } from "~/toast.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { useReader } from "~/use-session";
import { AppointmentItem } from "./appointment-item";
import { DayTitle } from "./day-title";
import { NoAppointments } from "./no-appointments";

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [t, locale, answer] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    apiFor(request, context).appointments.$get({ query: { limit: String(PAGE_SIZE), ...(cursor && { cursor }) } }),
  ]);
  // The only thing here that a person can get wrong is a cursor cut short in a pasted link.
  if (answer.status === 400) throw redirect("/appointments");
  const { items, nextCursor } = await readOrThrow(request, answer);
  return {
    title: t("appointments:title"),
    isFirst: cursor === null,
    appointments: items.map((appointment) => appointmentRow(appointment, locale)),
    later: nextCursor && `/appointments?${new URLSearchParams({ cursor: nextCursor })}`,
  };
}

/** Cancels an appointment, or confirms one that a caller asked for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const isCancel = form.get("intent") === "cancel";
  const param = { id: String(form.get("appointment")) };
  const appointment = apiFor(request, context).appointments[":id"];
  const answer = await (isCancel ? appointment.cancel.$post({ param }) : appointment.confirm.$post({ param }));
  const { error } = await readOk(request, answer);
  const title = error ? t(`errors:code.${error.code}`) : t(`appointments:${isCancel ? "cancelled" : "confirmed"}`);
  return redirectWithToast(request, "/appointments", { title, ...(error && { kind: "bad" as const }) });
}

export const meta = pageTitle;

export default function AppointmentsPage() {
  useAreaTexts("/appointments");
  const { t } = useText();
  const { timeZone } = useReader();
  const { appointments, isFirst, later } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("appointments:title")} description={t("appointments:body")} />
      {appointments.length === 0 ? (
        <Card>
          <NoAppointments isFirst={isFirst} />
        </Card>
      ) : (
        <div className="grid gap-6">
          {byDay(appointments, timeZone).map(({ date, items }) => (
            <section key={date} aria-labelledby={`day-${date}`} className="grid gap-2">
              <DayTitle date={date} count={items.length} />
              <Card>
                <ul className="divide-y divide-line/70">
                  {items.map((appointment) => (
                    <AppointmentItem key={appointment.id} appointment={appointment} />
                  ))}
                </ul>
              </Card>
            </section>
          ))}
        </div>
      )}
      {(later || !isFirst) && (
        <nav aria-label={t("appointments:pages.label")} className="mt-4 flex justify-between gap-3">
          {isFirst ? (
            <span />
          ) : (
            <Button asChild>
              <Link to="/appointments">{t("appointments:pages.first")}</Link>
            </Button>
          )}
          {later && (
            <Button asChild>
              <Link to={later} rel="next" prefetch="intent">
                {t("appointments:pages.later")}
                <ChevronRight aria-hidden="true" />
              </Link>
            </Button>
          )}
        </nav>
      )}
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
