import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { AppShell } from "~/ui/app-shell";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** The signed-in app. It asks for a session, and for an onboarding that is over; its pages read both with `useSession`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [session, onboarding] = await Promise.all([
    api.auth.session.$get().then((answer) => readOrThrow(request, answer)),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  if (onboarding.completedAt === null) throw redirect("/onboarding");
  return { session };
}

/** Who is signed in changes with a form, not with a link. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) => Boolean(formMethod);

export default function AppLayout() {
  const { session } = useLoaderData<typeof loader>();
  return (
    <AppShell session={session}>
      <Outlet />
    </AppShell>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
