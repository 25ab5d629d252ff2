import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import {
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useOutlet,
  useParams,
} from "@remix-run/react";
import { CallFinder } from "~/calls/list/call-finder";
import { actOnList } from "~/calls/list/list-actions.server";
import { readList } from "~/calls/list/list-page.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { cn } from "~/ui/cn";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** The list of calls, and the call that is open: beside it from 1100 px, instead of it where there is less room. */
export const loader = (args: LoaderFunctionArgs) => readList(args);

export const action = (args: ActionFunctionArgs) => actOnList(args);

/** A call that is opened or closed over the list leaves the list as it is. */
export const shouldRevalidate = ({
  formMethod,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined || currentUrl.pathname === nextUrl.pathname || currentUrl.search !== nextUrl.search
    ? defaultShouldRevalidate
    : false;

export const meta = pageTitle;

export default function CallsLayout() {
  useAreaTexts("/calls");
  const { t } = useText();
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const panel = useOutlet();
  const { callId } = useParams();
  const isOpen = panel !== null;
  return (
    <div
      className={cn(isOpen && "split:grid split:grid-cols-[minmax(0,4fr)_minmax(0,6fr)] split:items-start split:gap-6")}
    >
      <div className={cn("min-w-0", isOpen && "max-split:hidden")}>
        <CallFinder page={page} openId={isOpen ? (callId ?? null) : null} failure={sent?.failure ?? null} />
      </div>
      {isOpen && (
        <section
          aria-label={t("listing:panel")}
          className="min-w-0 split:sticky split:top-4 split:max-h-[calc(100dvh-2rem)] split:overflow-y-auto split:rounded-card split:border split:border-line split:p-5"
        >
          {panel}
        </section>
      )}
    </div>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
