import { useLoaderData } from "@remix-run/react";
import { loadCall } from "~/calls/call-detail.server";
import { CallDetailView } from "~/calls/call-detail-view";
import { CallNotFound } from "~/calls/call-not-found";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { pageTitle } from "~/page-title";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

export const loader = loadCall;
export const meta = pageTitle;

/** A call on a page of its own. */
export default function CallPage() {
  useAreaTexts("/calls/");
  return <CallDetailView {...useLoaderData<typeof loader>()} place={{ kind: "page" }} />;
}

export const ErrorBoundary = () => <GeneralErrorBoundary statusHandlers={{ 404: <CallNotFound /> }} />;
