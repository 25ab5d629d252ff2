import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { restoreCalls } from "~/calls/call-detail.server";
import { ReceiptCard } from "~/calls/deletions/receipt-card";
import { useRefreshed } from "~/calls/deletions/use-refreshed";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { BackLink } from "~/ui/back-link";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";

const REFRESH_MS = 3000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [t, answer] = await Promise.all([translatorFor(request), apiFor(request, context).calls.deletions.$get()]);
  const { items } = await readOrThrow(request, answer);
  return { title: t("call:deletions.title"), receipts: items, nowMs: Date.now() };
}

/** Undoes deletions: for the receipts here, and for the toast that each deletion leaves. */
export const action = restoreCalls;
export const meta = pageTitle;

export default function DeletionsPage() {
  useAreaTexts("/calls/");
  const { t } = useText();
  const { receipts, nowMs } = useLoaderData<typeof loader>();
  useRefreshed(
    receipts.some(({ finishedAt }) => finishedAt === null),
    REFRESH_MS,
  );
  return (
    <>
      <BackLink to="/calls" className="mb-3">
        {t("call:deletions.back")}
      </BackLink>
      <PageHeader title={t("call:deletions.title")} description={t("call:deletions.body")} />
      {receipts.length === 0 ? (
        <Card>
          <EmptyState
            sentence={t("call:deletions.empty")}
            action={
              <Button asChild>
                <Link to="/calls">{t("call:deletions.seeCalls")}</Link>
              </Button>
            }
            help="deleting"
          />
        </Card>
      ) : (
        <section aria-label={t("call:deletions.list")} className="grid max-w-3xl gap-4">
          {receipts.map((receipt) => (
            <ReceiptCard key={receipt.callId} receipt={receipt} nowMs={nowMs} />
          ))}
        </section>
      )}
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
