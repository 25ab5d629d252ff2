import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useParams } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { DeskList } from "~/live/desk-list";
import { numbersOf } from "~/live/desk-row.server";
import { LineLost } from "~/live/line-lost";
import { useLiveDesk } from "~/live/use-live-desk";
import { pageTitle } from "~/page-title";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cn } from "~/ui/cn";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [t, locale, answer] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    apiFor(request, context).live.calls.$get(),
  ]);
  const { items } = await readOrThrow(request, answer);
  return { title: t("desk:title"), calls: items, numbers: numbersOf(items, locale), serverNowMs: Date.now() };
}

/** The socket keeps the board; a call that is opened in it changes nothing here. */
export const shouldRevalidate = ({
  formMethod,
  nextUrl,
  currentUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formMethod || (nextUrl.pathname.startsWith("/live") && currentUrl.pathname.startsWith("/live"))
    ? false
    : defaultShouldRevalidate;

export const meta = pageTitle;

export default function LivePage() {
  useAreaTexts("/live");
  const { t } = useText();
  const { callId } = useParams();
  const { calls: known, numbers, serverNowMs } = useLoaderData<typeof loader>();
  const { calls, connection, reconnect } = useLiveDesk(known);
  const isFollowing = callId !== undefined;
  return (
    <>
      <div className={cn(isFollowing && "max-split:hidden")}>
        <PageHeader title={t("desk:title")} description={t("desk:body")} />
      </div>
      <LineLost connection={connection} onReconnect={reconnect} className="mb-4 rounded-card">
        {t("desk:lost")}
      </LineLost>
      <div role="status">
        <span className="sr-only">{t("desk:count", { count: calls.length })}</span>
      </div>
      <div
        className={cn(
          "grid grid-cols-1 items-start gap-5",
          (isFollowing || calls.length > 0) && "split:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]",
        )}
      >
        <Card className={cn(isFollowing && "max-split:hidden")}>
          {calls.length > 0 ? (
            <DeskList calls={calls} numbers={numbers} serverNowMs={serverNowMs} />
          ) : (
            <EmptyState
              sample={<Sample />}
              sentence={t("desk:none")}
              action={
                <Button asChild variant="primary">
                  <Link to="/tester">{t("desk:tryAva")}</Link>
                </Button>
              }
              help="live"
            />
          )}
          <noscript>
            <p className="border-line border-t px-5 py-4 text-13 text-ink-muted">
              {t("desk:without")}{" "}
              <a href="/live" className="text-accent-strong underline">
                {t("desk:reload")}
              </a>
            </p>
          </noscript>
        </Card>
        {isFollowing ? (
          <Outlet />
        ) : (
          calls.length > 0 && (
            <p className="hidden place-content-center rounded-card border border-line border-dashed p-10 text-center text-14 text-ink-muted split:grid">
              {t("desk:choose")}
            </p>
          )
        )}
      </div>
    </>
  );
}

function Sample() {
  const { t } = useText();
  return (
    <div className="grid gap-1 text-left">
      <p className="tabular font-medium text-14">{t("desk:sample.contact")}</p>
      <p className="text-13 text-ink-muted">{t("desk:sample.line")}</p>
    </div>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
