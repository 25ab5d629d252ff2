import { isRouteErrorResponse, Link, useLocation, useRouteError } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "./button";
import { InMain } from "./in-main";
import { Mark } from "./logo";

const PAGES = {
  403: "forbidden",
  404: "notFound",
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
  const { pathname, search } = useLocation();
  const Container = useContext(InMain) ? "div" : "main";
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (statusHandlers[status]) return statusHandlers[status];
  const page = isKnown(status) ? PAGES[status] : "crashed";
  const reference = isRouteErrorResponse(error) ? referenceIn(error.data) : null;
  return (
    <Container className="mx-auto grid min-h-[72dvh] max-w-md content-center justify-items-center gap-3 px-5 py-16 text-center">
      <Mark className="mb-2 size-9" />
      <p className="tabular text-13 text-ink-muted">{status}</p>
      <h1 className="font-semibold text-20">{t(`errors:page.${page}.title`)}</h1>
      <p className="text-ink-muted">{t(`errors:page.${page}.body`)}</p>
      {reference && (
        <p className="text-13 text-ink-muted">
          {t("errors:page.reference")} <code className="select-all text-12">{reference}</code>
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {page !== "notFound" && page !== "forbidden" && (
          <Button asChild>
            <Link to={pathname + search} reloadDocument>
              {t("errors:page.reload")}
            </Link>
          </Button>
        )}
        <Button asChild variant="primary">
          <Link to="/">{t("errors:page.home")}</Link>
        </Button>
      </div>
    </Container>
  );
}

/** The request's id, where a loader threw it with its answer. */
const referenceIn = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "requestId" in body && typeof body.requestId === "string"
    ? body.requestId
    : null;
