import { Link, useLocation, useNavigation } from "@remix-run/react";
import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { can } from "../../../../worker/permissions";
import { formatDateTime } from "../../format";
import { useText } from "../../i18n/use-text";
import { useIsAlive } from "../../receptionist/use-is-alive";
import { TesterButton } from "../../tester/tester-button";
import { Alert } from "../../ui/alert";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { cn } from "../../ui/cn";
import { PageHeader } from "../../ui/page-header";
import { TabNav } from "../../ui/tabs";
import { useReader, useSession } from "../../use-session";
import { CallsCards } from "./calls-cards";
import { CallsTable } from "./calls-table";
import { ChipRow } from "./chip-row";
import { chipsOf } from "./chips";
import { FilterBar } from "./filter-bar";
import { isFiltered, listAddress, type Tab, tabOf } from "./filters";
import type { ListPage } from "./list-page.server";
import { NoCalls } from "./no-calls";
import type { RowTools } from "./row-parts";
import { keptOf, NOTHING, pageToggled, toggled, withoutDeleted } from "./selection";
import { SelectionBar } from "./selection-bar";
import { usePlace } from "./use-place";
import { useRowKeys } from "./use-row-keys";
import { useWide } from "./use-wide";
import { ViewsMenu } from "./views-menu";

/** Its socket is of no use to a list of calls that are over. */
const LiveRefresh = lazy(() => import("./live-refresh"));

const TABS: readonly Tab[] = ["all", "live", "ended"];

type CallFinderProps = {
  page: ListPage;
  /** The call that is open beside the list, or over it. */
  openId: string | null;
  /** Why something that was asked for was not done. */
  failure: { title: string; reason: string } | null;
};

/** The list of calls with all that narrows it, and all that can be done with several of them. */
export function CallFinder({ page, openId, failure }: CallFinderProps) {
  const { t } = useText();
  const reader = useReader();
  const { role } = useSession();
  const { filters, lines, older, newer } = page;
  const { search } = useLocation();
  const isWide = useWide();
  const { formData, location } = useNavigation();
  const isTurning = location?.pathname === "/calls" && formData === undefined;

  const calls = withoutDeleted(page.calls, formData);
  const ids = useMemo(() => page.calls.map(({ id }) => id), [page.calls]);
  const [selection, setSelection] = useState(NOTHING);
  const ticked = keptOf(
    selection,
    calls.map(({ id }) => id),
  );
  const canSelect = can(role, "calls:delete") || can(role, "calls:export");
  const select = (id: string, isRange: boolean) => setSelection((now) => toggled(now, ids, id, isRange));
  const place = usePlace(ids, openId, openId !== null && !isWide);
  useRowKeys({ ids, activeId: place.activeId, onSelect: canSelect ? (id) => select(id, false) : null });
  const isAlive = useIsAlive();
  const isLive = tabOf(filters.status) === "live" || calls.some(({ status }) => status !== "ended");

  const tools: RowTools = {
    search,
    openId,
    ...place,
    opensBeside: isWide,
    canSelect,
    isSelected: (id) => selection.ids.has(id),
    onSelect: select,
    serverNowMs: page.serverNowMs,
  };
  const chips = chipsOf(filters, { t, reader, lines, contactText: page.contactText });
  return (
    <>
      {isLive && isAlive && (
        <Suspense>
          <LiveRefresh />
        </Suspense>
      )}
      <PageHeader title={t("calls:title")} actions={openId === null && <TesterButton />} />
      <TabNav
        label={t("calls:filter.label")}
        items={TABS.map((tab) => ({
          to: listAddress({ ...filters, status: tab === "all" ? null : tab }),
          label: t(`calls:filter.${tab}`),
          current: tab === tabOf(filters.status),
        }))}
      />
      <FilterBar
        filters={filters}
        lines={lines}
        count={chips.filter(({ key }) => key !== "q").length}
        hasHeaders={openId === null}
      >
        <ViewsMenu views={page.views} filters={filters} />
        {can(role, "calls:export") && calls.length > 0 && (
          <Button asChild>
            <a href={page.exportAddress} download title={t("listing:export.allHint")}>
              <Download aria-hidden="true" />
              <span className="@max-2xl:sr-only">{t("listing:export.all")}</span>
            </a>
          </Button>
        )}
      </FilterBar>
      <ChipRow chips={chips} filters={filters} />
      {failure && (
        <Alert kind="bad" title={failure.title} className="mt-4">
          {failure.reason}
        </Alert>
      )}
      <Card
        className={cn("@container mt-4 transition-opacity", isTurning && "opacity-60 delay-150")}
        aria-busy={isTurning || undefined}
      >
        {calls.length > 0 ? (
          <>
            <div className="phone:hidden @max-md:hidden">
              <CallsTable
                calls={calls}
                filters={filters}
                tools={tools}
                ticked={ticked.length === 0 ? "none" : ticked.length === calls.length ? "all" : "some"}
                onTickPage={() => setSelection((now) => pageToggled(now, ids))}
              />
            </div>
            <div className="hidden phone:block @max-md:block">
              <CallsCards calls={calls} tools={tools} />
            </div>
          </>
        ) : (
          <NoCalls filters={filters} isFiltered={isFiltered(filters)} isPartial={page.lookedBackTo !== null} />
        )}
      </Card>
      {canSelect && calls.length > 0 && (
        <SelectionBar ids={ticked} search={search.slice(1)} onClear={() => setSelection(NOTHING)} />
      )}
      {page.lookedBackTo !== null && older && (
        <Alert
          className="mt-4"
          action={
            <Button asChild size="sm">
              <Link to={older} rel="next">
                {t("listing:further.button")}
              </Link>
            </Button>
          }
        >
          {filters.sort.endsWith("startedAt") && !Number.isNaN(Date.parse(page.lookedBackTo))
            ? t("listing:further.toDate", { date: formatDateTime(page.lookedBackTo, reader) })
            : t("listing:further.toValue")}
        </Alert>
      )}
      <Pages newer={newer} older={page.lookedBackTo === null ? older : null} />
      {can(role, "calls:delete") && (
        <p className="mt-6 text-13">
          <Link
            to="/calls/deletions"
            className="inline-flex items-center text-ink-muted hover:text-ink hover:underline phone:min-h-11"
          >
            {t("listing:delete.receipts")}
          </Link>
        </p>
      )}
    </>
  );
}

function Pages({ newer, older }: { newer: string | null; older: string | null }) {
  const { t } = useText();
  if (!newer && !older) return null;
  return (
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
  );
}
