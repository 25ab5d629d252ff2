import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { HelpShell } from "~/help/help-shell";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { sessionOf } from "~/signed-in.server";
import { TesterHost } from "~/tester/tester-host";
import { AppShell } from "~/ui/app-shell";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** The guide is for everybody: beside the rail for whoever is logged in, and on a page of its own for others. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return { session: await sessionOf(request, context) };
}

/** Who is logged in changes with a form, not from page to page of the guide. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) => Boolean(formMethod);

export default function HelpLayout() {
  useAreaTexts("/aide");
  const { session } = useLoaderData<typeof loader>();
  if (!session) {
    return (
      <HelpShell>
        <Outlet />
      </HelpShell>
    );
  }
  return (
    <TesterHost>
      <AppShell session={session}>
        <Outlet />
      </AppShell>
    </TesterHost>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
