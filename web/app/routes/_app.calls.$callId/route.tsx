import { useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { deleteCall, loadCall } from "~/calls/call-detail.server";
import { CallDetailView } from "~/calls/call-detail-view";
import type { CallPlace } from "~/calls/call-heading";
import { CallNotFound } from "~/calls/call-not-found";
import { CallOrSkeleton } from "~/calls/call-or-skeleton";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { pageTitle } from "~/page-title";
import type { loader as listLoader } from "~/routes/_app.calls/route";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

export const loader = loadCall;
export const action = deleteCall;
export const meta = pageTitle;

/** A call beside the list that it was opened from, where there is room for both. */
export default function CallPanel() {
  useAreaTexts("/calls/");
  const detail = useLoaderData<typeof loader>();
  return (
    <CallOrSkeleton>
      <CallDetailView {...detail} place={usePlaceInList(detail.call.id)} />
    </CallOrSkeleton>
  );
}

function usePlaceInList(id: string): CallPlace {
  const { search } = useLocation();
  const calls = useRouteLoaderData<typeof listLoader>("routes/_app.calls")?.calls ?? [];
  const at = calls.findIndex((call) => call.id === id);
  return {
    kind: "panel",
    search,
    previousId: calls[at - 1]?.id ?? null,
    nextId: at < 0 ? null : (calls[at + 1]?.id ?? null),
  };
}

export const ErrorBoundary = () => <GeneralErrorBoundary statusHandlers={{ 404: <CallNotFound /> }} />;
