import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { ChevronRight, PhoneCall } from "lucide-react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { CallList } from "~/calls/call-list";
import { callRow } from "~/calls/call-row.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { redirectWithToast } from "~/toast.server";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { useSession } from "~/use-session";
import { FailedJobParam } from "../../../../worker/operations/operations.schema";
import { can } from "../../../../worker/permissions";
import { CallsPerDay } from "./calls-per-day";
import { FailedJobs } from "./failed-jobs";
import { FirstCall } from "./first-call";
import { GapsCard } from "./gaps-card";
import { KeyFigures } from "./key-figures";
import { openSetup } from "./setup";
import { SetupCard } from "./setup-card";
import { TopTopics } from "./top-topics";

const RECENT = 10;
const DAYS = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, locale, summary, perDay, recent, onboarding, numbers, gaps, failedJobs] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    api.analytics.summary.$get({ query: {} }).then((answer) => readOrThrow(request, answer)),
    api.analytics["calls-per-day"]
      .$get({ query: { days: String(DAYS) } })
      .then((answer) => readOrThrow(request, answer)),
    api.calls.$get({ query: { limit: String(RECENT) } }).then((answer) => readOrThrow(request, answer)),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => readOrThrow(request, answer)),
    api["knowledge-gaps"].$get({ query: { status: "open" } }).then((answer) => readOrThrow(request, answer)),
    // Members may not replay jobs, and are not told of them.
    api["failed-jobs"].$get().then((answer) => (answer.status === 403 ? { items: [] } : readOrThrow(request, answer))),
  ]);
  return {
    title: t("dashboard:title"),
    summary,
    days: perDay.items,
    recent: recent.items.map((call) => callRow(call, locale)),
    setup: openSetup(onboarding, numbers.items),
    gaps: { count: gaps.items.length, latest: gaps.items[0]?.question ?? null },
    failedJobs: failedJobs.items,
  };
}

/** Sends a failed job again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const job = FailedJobParam.safeParse({ id: form.get("job") });
  if (!job.success) throw new Response(null, { status: 400 });
  const answer = await apiFor(request, context)["failed-jobs"][":id"].replay.$post({ param: job.data });
  if (answer.ok)
    return redirectWithToast(request, "/dashboard", {
      title: t("dashboard:failedJobs.retried"),
      description: t("dashboard:failedJobs.retriedBody"),
    });
  const status: number = answer.status;
  if (status === 404)
    return redirectWithToast(request, "/dashboard", { kind: "info", title: t("dashboard:failedJobs.gone") });
  const { error } = await readOk(request, answer);
  return redirectWithToast(request, "/dashboard", {
    kind: "bad",
    title: t(`errors:code.${error?.code ?? "internal"}`),
  });
}

export const meta = pageTitle;

export default function DashboardPage() {
  const { t } = useText();
  const { role, org } = useSession();
  const { summary, days, recent, setup, gaps, failedJobs } = useLoaderData<typeof loader>();
  const isNew = recent.length === 0;
  const canTest = can(role, "calls:test");
  return (
    <>
      <PageHeader
        title={t("dashboard:title")}
        description={org.name}
        actions={
          canTest &&
          !isNew && (
            <Button asChild variant="primary">
              <Link to="/onboarding/test">
                <PhoneCall aria-hidden="true" />
                {t("dashboard:tryAva")}
              </Link>
            </Button>
          )
        }
      />
      <FailedJobs jobs={failedJobs} />
      <div className="grid gap-5">
        {can(role, "onboarding:write") && <SetupCard items={isNew ? setup.filter(({ id }) => id !== "test") : setup} />}
        <GapsCard {...gaps} />
        {isNew ? (
          <FirstCall canTest={canTest} />
        ) : (
          <>
            <KeyFigures summary={summary} days={days} />
            <div className="grid gap-5 split:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <CallsPerDay days={days} />
              <TopTopics topics={summary.topTopics} />
            </div>
            <Card>
              <CardHeader
                title={t("dashboard:recent.title")}
                action={
                  <Button asChild variant="ghost" size="sm" className="-mr-2">
                    <Link to="/calls" prefetch="intent">
                      {t("dashboard:recent.all")}
                      <ChevronRight aria-hidden="true" />
                    </Link>
                  </Button>
                }
              />
              <CallList calls={recent} />
            </Card>
          </>
        )}
      </div>
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
