import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { useEffect } from "react";
import { apiFor, readOrThrow } from "~/api.server";
import { isNetworkError } from "~/connection/use-online";
import { TesterHost } from "~/tester/tester-host";
import { AppShell } from "~/ui/app-shell";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageOrSkeleton } from "~/ui/page-skeleton";
import type { SessionView } from "../../../../worker/auth/auth.schema";

/** The signed-in app. It asks for a session, and for an onboarding that is over; its pages read the session with `useSession`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [session, onboarding] = await Promise.all([
    api.auth.session.$get().then((answer) => readOrThrow(request, answer)),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  // Whoever has not finished, and perhaps never will, still secures their account, takes their data and leaves.
  if (onboarding.completedAt === null && !isSettings(new URL(request.url))) throw redirect("/onboarding");
  return { session };
}

const isSettings = ({ pathname }: URL) => pathname.startsWith("/settings");

/** Who is signed in changes with a form, not with a link; but the settings are open before onboarding is over, and what is beside them is not. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  Boolean(formMethod) || (isSettings(currentUrl) && !isSettings(nextUrl));

/** Whose rail this window shows: set in the browser alone. A layout that could not be read anew has lost what it had read. */
let shownSession: SessionView | null = null;

export default function AppLayout() {
  const { session } = useLoaderData<typeof loader>();
  useEffect(() => {
    shownSession = session;
  }, [session]);
  return (
    <TesterHost>
      <AppShell session={session}>
        <PageOrSkeleton>
          <Outlet />
        </PageOrSkeleton>
      </AppShell>
    </TesterHost>
  );
}

/** A page that failed leaves the rail in place; without a session there is none. */
export function ErrorBoundary() {
  const layout = useRouteLoaderData<typeof loader>("routes/_app");
  const isOffline = isNetworkError(useRouteError());
  const session = layout?.session ?? (isOffline ? shownSession : null);
  if (!session) return <GeneralErrorBoundary />;
  return (
    <AppShell session={session}>
      <GeneralErrorBoundary />
    </AppShell>
  );
}
