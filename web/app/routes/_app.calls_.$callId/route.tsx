import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { CallCost } from "~/calls/call-cost";
import { CallFacts } from "~/calls/call-facts";
import { CallHeading } from "~/calls/call-heading";
import { CallLatency } from "~/calls/call-latency";
import { CallRecording } from "~/calls/call-recording";
import { type CallReport, contactOf } from "~/calls/call-row";
import { callReport } from "~/calls/call-row.server";
import { CallTools } from "~/calls/call-tools";
import { LiveReport } from "~/calls/live-report";
import { toolNotes } from "~/calls/tool-notes";
import { useAwaitedReport } from "~/calls/use-awaited-report";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { sinceAnswer } from "~/live/live-state";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { Transcript } from "~/ui/transcript";
import { CallParam } from "../../../../worker/calls/calls.schema";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const param = CallParam.safeParse({ id: params.callId });
  if (!param.success) throw new Response(null, { status: 404 });
  const [t, locale, answer] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    apiFor(request, context).calls[":id"].$get({ param: param.data }),
  ]);
  const call = callReport(await readOrThrow(request, answer), locale);
  return { title: t("calls:detail.title", { contact: contactOf(call, t) }), call, serverNowMs: Date.now() };
}

export const meta = pageTitle;

export default function CallPage() {
  useAreaTexts("/calls/");
  const { call, serverNowMs } = useLoaderData<typeof loader>();
  return (
    <>
      <CallHeading call={call} />
      <div className="grid items-start gap-5 split:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-5">
          {call.status === "ended" ? (
            <Ended key={call.id} call={call} />
          ) : (
            <LiveReport key={call.id} call={call} serverNowMs={serverNowMs} />
          )}
        </div>
        <div className="grid min-w-0 gap-5">
          {call.status === "ended" && call.channel === "phone" && <CallRecording call={call} />}
          {call.status === "ended" && call.channel === "phone" && <CallCost call={call} />}
          <CallFacts call={call} />
        </div>
      </div>
    </>
  );
}

/** Every archived call has an outcome; without one, the call is over but its report is still on its way. */
function Ended({ call }: { call: CallReport }) {
  const { t, locale } = useText();
  const isAwaited = call.outcome === null;
  const turns = sinceAnswer(call, call.turns);
  useAwaitedReport(isAwaited || call.recording.status === "pending");
  return (
    <>
      {isAwaited && (
        <Alert
          action={
            <Button asChild size="sm">
              <Link to={`/calls/${call.id}`} reloadDocument>
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
      <CallTools tools={call.tools} />
      <Card>
        <CardHeader title={t("calls:detail.transcript")} />
        {call.turns.length > 0 ? (
          <Transcript
            turns={turns}
            notes={sinceAnswer(call, toolNotes(call.tools, t, locale))}
            className="py-5 pr-5 pl-2"
          />
        ) : (
          <p className="px-5 py-4 text-14 text-ink-muted">{t("calls:detail.noTranscript")}</p>
        )}
      </Card>
      <CallLatency turns={turns} />
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary statusHandlers={{ 404: <CallNotFound /> }} />;

function CallNotFound() {
  const { t } = useText();
  return (
    <div className="grid min-h-[60vh] content-center">
      <h1 className="text-center font-semibold text-20">{t("calls:notFound.title")}</h1>
      <EmptyState
        compact
        sentence={t("calls:notFound.body")}
        action={
          <Button asChild variant="primary">
            <Link to="/calls">{t("calls:empty.seeAll")}</Link>
          </Button>
        }
      />
    </div>
  );
}
