import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData, useNavigation } from "@remix-run/react";
import { ChevronLeft, PhoneCall } from "lucide-react";
import { apiFor, readOrThrow } from "~/api.server";
import { Segments } from "~/charts/segments";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cn } from "~/ui/cn";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";
import { addressOf, PERIODS, readAddress } from "./address";
import { DaysChart, OutcomesChart, PeaksChart, TopicsChart } from "./charts";
import { PeriodFigures } from "./period-figures";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const choice = readAddress(new URL(request.url));
  const { analytics } = apiFor(request, context);
  const [t, summary, perDay, peaks] = await Promise.all([
    translatorFor(request),
    analytics.summary.$get({ query: {} }).then((answer) => readOrThrow(request, answer)),
    analytics["calls-per-day"]
      .$get({ query: { days: String(choice.days) } })
      .then((answer) => readOrThrow(request, answer)),
    analytics["peak-hours"].$get({ query: {} }).then((answer) => readOrThrow(request, answer)),
  ]);
  return {
    title: t("analytics:title"),
    choice,
    summary,
    days: perDay.items,
    peaks,
    isNew: peaks.items.length === 0 && perDay.items.every(({ calls }) => calls === 0),
  };
}

export const meta = pageTitle;

export default function AnalyticsPage() {
  useAreaTexts("/analytics");
  const { t } = useText();
  const { choice, summary, days, peaks, isNew } = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const isTurning = state === "loading" && location.pathname === "/analytics";
  const periods = PERIODS.map((period) => ({
    to: addressOf({ ...choice, period }),
    label: t(`analytics:period.${period}`),
    current: period === choice.period,
  }));
  return (
    <>
      <PageHeader
        title={t("analytics:title")}
        actions={!isNew && <Segments label={t("analytics:period.label")} items={periods} />}
      />
      {isNew ? (
        <NoCalls />
      ) : (
        <div
          aria-busy={isTurning || undefined}
          className={cn("grid gap-5 transition", isTurning && "opacity-60 delay-200")}
        >
          <PeriodFigures period={choice.period} pair={summary[choice.period]} />
          <DaysChart choice={choice} days={days} />
          <PeaksChart peaks={peaks} />
          <div className="grid gap-5 split:grid-cols-2">
            <OutcomesChart choice={choice} figures={summary[choice.period].now} />
            <TopicsChart topics={summary.topTopics} month={peaks.to} />
          </div>
        </div>
      )}
    </>
  );
}

/** Before the first call: how to have one. Who may not ring Ava waits for callers. */
function NoCalls() {
  const { t } = useText();
  const { role } = useSession();
  return (
    <Card>
      <EmptyState
        sentence={t("analytics:empty.sentence")}
        help="figures"
        action={
          can(role, "calls:test") ? (
            <Button asChild variant="primary">
              <Link to="/onboarding/test">
                <PhoneCall aria-hidden="true" />
                {t("analytics:empty.test")}
              </Link>
            </Button>
          ) : (
            <Button asChild>
              <Link to="/dashboard">
                <ChevronLeft aria-hidden="true" />
                {t("analytics:empty.back")}
              </Link>
            </Button>
          )
        }
      />
    </Card>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
