import { isRouteErrorResponse, Link, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { useComeBack } from "../connection/come-back";
import { isNetworkError } from "../connection/use-online";
import { useText } from "../i18n/use-text";
import type { loader as rootLoader } from "../root";
import { Button } from "./button";
import { ErrorActions, ErrorPage, NotFound } from "./error-page";

const PAGES = {
  403: "forbidden",
  429: "tooMany",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
} as const;
const isKnown = (status: number): status is keyof typeof PAGES => status in PAGES;

/**
 * What stands where a page failed: its own words for a status (`statusHandlers={{ 404: <p>…</p> }}`), else ours. The
 * layouts above it stay. Export it as `ErrorBoundary` from every route that loads by id.
 */
export function GeneralErrorBoundary({ statusHandlers = {} }: { statusHandlers?: Record<number, ReactNode> }) {
  const error = useRouteError();
  const { t } = useText();
  const isInApp = useRouteLoaderData("routes/_app") !== undefined;
  const reference = useReference(error);
  const isOffline = isNetworkError(error);
  const comeBack = useComeBack(isOffline);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (statusHandlers[status]) return statusHandlers[status];
  if (status === 404) return <NotFound isSignedIn={isInApp} />;
  const page = isOffline ? "offline" : isKnown(status) ? PAGES[status] : "crashed";
  return (
    <ErrorPage
      {...(!isOffline && { status, reference })}
      title={t(`errors:page.${page}.title`)}
      body={t(`errors:page.${page}.body`)}
    >
      <ErrorActions>
        {page === "crashed" && isInApp && (
          <Button asChild variant="ghost">
            <Link to="/aide">{t("nav.help")}</Link>
          </Button>
        )}
        {isOffline ? (
          <RetryButton onPress={comeBack} />
        ) : (
          <>
            {page !== "forbidden" && <ReloadLink />}
            <Button asChild variant="primary">
              <Link to="/">{t("errors:page.home")}</Link>
            </Button>
          </>
        )}
      </ErrorActions>
    </ErrorPage>
  );
}

function ReloadLink() {
  const { t } = useText();
  const { pathname, search } = useLocation();
  return (
    <Button asChild>
      <Link to={pathname + search} reloadDocument>
        {t("errors:page.reload")}
      </Link>
    </Button>
  );
}

/** Asks before it loads anything: without a network a reload would leave the browser's own page, and nothing of ours. */
function RetryButton({ onPress }: { onPress: () => Promise<boolean> }) {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    // While the page is loaded anew the button keeps turning.
    setAsking(await onPress());
  };
  return (
    <Button variant="primary" onClick={ask} loading={isAsking}>
      {t("offline.retry")}
    </Button>
  );
}

/** The id of the request that failed: the API's, else that of the page itself, as long as no link has led on from it. */
function useReference(error: unknown): string | null {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const isFirstPage = useLocation().key === "default";
  if (isRouteErrorResponse(error)) return referenceIn(error.data);
  return isFirstPage ? (root?.requestId ?? null) : null;
}

/** The request's id, where a loader threw it with its answer. */
const referenceIn = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "requestId" in body && typeof body.requestId === "string"
    ? body.requestId
    : null;
