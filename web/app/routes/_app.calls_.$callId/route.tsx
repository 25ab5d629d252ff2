import { useLoaderData, useLocation } from "@remix-run/react";
import { deleteCall, loadCall } from "~/calls/call-detail.server";
import { CallDetailView } from "~/calls/call-detail-view";
import { CallNotFound } from "~/calls/call-not-found";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { pageTitle } from "~/page-title";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

export const loader = loadCall;
export const action = deleteCall;
export const meta = pageTitle;

/** A call beside the list that it was opened from, where there is room for both. */
export default function CallPanel() {
  useAreaTexts("/calls/");
  const { search } = useLocation();
  return (
    <CallDetailView
      {...useLoaderData<typeof loader>()}
      place={{ kind: "panel", search, previousId: null, nextId: null }}
    />
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary statusHandlers={{ 404: <CallNotFound /> }} />;
