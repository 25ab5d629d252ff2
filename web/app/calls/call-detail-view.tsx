import { Link, useLocation } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { useText } from "../i18n/use-text";
import { sinceAnswer } from "../live/live-state";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { Skeleton } from "../ui/skeleton";
import { CallActions } from "./call-actions";
import { CallConversation } from "./call-conversation";
import { CallCost } from "./call-cost";
import { CallFacts } from "./call-facts";
import { CallHeading, type CallPlace } from "./call-heading";
import { CallHistory as History } from "./call-history";
import { CallLatency } from "./call-latency";
import { pageAddress } from "./call-links";
import { type CallHistory, type CallReport, contactOf } from "./call-row";
import { CallTools } from "./call-tools";
import { callAddress } from "./list/filters";
import { useAwaitedReport } from "./use-awaited-report";

/** Its socket, and the schema of what comes through it, are of no use to a call that is over. */
const LiveReport = lazy(() => import("./live-report"));

type CallDetailViewProps = {
  call: CallReport;
  history: CallHistory | null;
  /** The server's clock when the call was read, epoch milliseconds. */
  serverNowMs: number;
  place: CallPlace;
};

/** One call: while it is spoken, and once it is over. In a panel one column, on a page two where there is room. */
export function CallDetailView({ call, history, serverNowMs, place }: CallDetailViewProps) {
  const { t } = useText();
  const isPanel = place.kind === "panel";
  const search = isPanel ? place.search : "";
  const isEnded = call.status === "ended";
  return (
    <article aria-label={t("calls:detail.title", { contact: contactOf(call, t) })} className="@container">
      <CallHeading call={call} place={place} />
      <div className="grid grid-cols-1 items-start gap-5 @min-[50rem]:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-5">
          {isEnded ? (
            <Ended key={call.id} call={call} isPanel={isPanel} />
          ) : (
            <Suspense fallback={<Skeleton height="h-56" />}>
              <LiveReport key={call.id} call={call} serverNowMs={serverNowMs} />
            </Suspense>
          )}
        </div>
        <div className="grid min-w-0 gap-5">
          {history && <History history={history} to={isPanel ? (id) => callAddress(id, search) : pageAddress} />}
          {isEnded && call.channel === "phone" && <CallCost call={call} />}
          <CallFacts call={call} />
          <CallActions
            call={call}
            back={`/calls${search}`}
            here={isPanel ? callAddress(call.id, search) : pageAddress(call.id)}
          />
        </div>
      </div>
    </article>
  );
}

/** Every archived call has an outcome; without one, the call is over but its report is still on its way. */
function Ended({ call, isPanel }: { call: CallReport; isPanel: boolean }) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const isAwaited = call.outcome === null;
  useAwaitedReport(isAwaited || call.recording.status === "pending");
  return (
    <>
      {isAwaited && (
        <Alert
          action={
            <Button asChild size="sm">
              <Link to={pathname + search} reloadDocument>
                {t("calls:detail.reload")}
              </Link>
            </Button>
          }
        >
          {t("calls:detail.archiving")}
        </Alert>
      )}
      {!isAwaited && (
        <Card>
          <CardHeader title={t("calls:detail.summary")} />
          <p className="max-w-[68ch] px-5 py-4 text-14">
            {call.summary ?? <span className="text-ink-muted">{t("calls:detail.noSummary")}</span>}
          </p>
        </Card>
      )}
      <CallTools tools={sinceAnswer(call, call.tools)} />
      <CallConversation call={call} isPanel={isPanel} />
      <CallLatency turns={sinceAnswer(call, call.turns)} />
    </>
  );
}
