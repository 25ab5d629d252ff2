import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useLoaderData, useNavigation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { apiFor, readOrThrow } from "~/api.server";
import { CallList } from "~/calls/call-list";
import { CallListSkeleton } from "~/calls/call-list-skeleton";
import { callRow } from "~/calls/call-row.server";
import { OutcomeBadge } from "~/calls/outcome-badge";
import { formatDuration } from "~/format";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { TabNav } from "~/ui/tabs";

const PAGE_SIZE = 20;
/** How long the call of the sample row lasted. */
const SAMPLE_S = 74;
const FILTERS = ["all", "live", "ended"] as const;
type Filter = (typeof FILTERS)[number];

/** What the address asks for: `?status=live&cursor=…`. An unknown status is no filter. */
function readAddress(url: URL): { filter: Filter; cursor: string | undefined } {
  const status = url.searchParams.get("status");
  return {
    filter: FILTERS.find((filter) => filter === status) ?? "all",
    cursor: url.searchParams.get("cursor") ?? undefined,
  };
}

const addressOf = (filter: Filter, cursor?: string) => {
  const search = new URLSearchParams({ ...(filter !== "all" && { status: filter }), ...(cursor && { cursor }) });
  return search.size > 0 ? `/calls?${search}` : "/calls";
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { filter, cursor } = readAddress(new URL(request.url));
  const [t, locale, answer] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    apiFor(request, context).calls.$get({
      query: { limit: String(PAGE_SIZE), ...(cursor && { cursor }), ...(filter !== "all" && { status: filter }) },
    }),
  ]);
  // The only thing here that a person can get wrong is a cursor cut short in a pasted link.
  if (answer.status === 400) throw redirect(addressOf(filter));
  const { items, nextCursor, previousCursor } = await readOrThrow(request, answer);
  return {
    title: t("calls:title"),
    filter,
    calls: items.map((call) => callRow(call, locale)),
    older: nextCursor && addressOf(filter, nextCursor),
    newer: previousCursor && addressOf(filter, previousCursor),
  };
}

export const meta = pageTitle;

export default function CallsPage() {
  const { t } = useText();
  const { filter, calls, older, newer } = useLoaderData<typeof loader>();
  const { location } = useNavigation();
  const isTurning = location?.pathname === "/calls";
  return (
    <>
      <PageHeader title={t("calls:title")} />
      <TabNav
        label={t("calls:filter.label")}
        items={FILTERS.map((id) => ({ to: addressOf(id), label: t(`calls:filter.${id}`), current: id === filter }))}
      />
      <Card className="mt-5" aria-busy={isTurning || undefined}>
        {isTurning ? (
          <CallListSkeleton rows={Math.max(calls.length, 5)} />
        ) : calls.length > 0 ? (
          <CallList calls={calls} />
        ) : (
          <NoCalls filter={filter} />
        )}
      </Card>
      {(older || newer) && (
        <nav aria-label={t("calls:pages.label")} className="mt-4 flex justify-between gap-3">
          {newer ? (
            <Button asChild>
              <Link to={newer} rel="prev" prefetch="intent">
                <ChevronLeft aria-hidden="true" />
                {t("calls:pages.newer")}
              </Link>
            </Button>
          ) : (
            <span />
          )}
          {older && (
            <Button asChild>
              <Link to={older} rel="next" prefetch="intent">
                {t("calls:pages.older")}
                <ChevronRight aria-hidden="true" />
              </Link>
            </Button>
          )}
        </nav>
      )}
    </>
  );
}

function NoCalls({ filter }: { filter: Filter }) {
  const { t } = useText();
  return (
    <EmptyState
      sample={filter === "all" && <SampleRow />}
      sentence={t(`calls:empty.${filter}`)}
      action={
        filter === "all" ? (
          <Button asChild variant="primary">
            <Link to="/onboarding/test">{t("calls:empty.tryAva")}</Link>
          </Button>
        ) : (
          <Button asChild>
            <Link to="/calls">{t("calls:empty.seeAll")}</Link>
          </Button>
        )
      }
    />
  );
}

function SampleRow() {
  const { t, locale } = useText();
  return (
    <div className="grid gap-1">
      <p className="flex items-center justify-between gap-3 text-14">
        <span className="tabular font-medium">{t("calls:empty.sample.contact")}</span>
        <OutcomeBadge call={{ status: "ended", outcome: "booked" }} />
      </p>
      <p className="text-13">{t("calls:empty.sample.topic")}</p>
      <p className="tabular flex justify-between gap-3 text-13 text-ink-muted">
        {t("calls:empty.sample.startedAt")}
        <span>{formatDuration(SAMPLE_S, locale)}</span>
      </p>
    </div>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
