import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** Five screens, one route each. How far one has come is the API's to say, so another device goes on from there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const answer = await apiFor(request, context).onboarding.$get();
  return { onboarding: await readOrThrow(request, answer) };
}

export default function OnboardingLayout() {
  useAreaTexts("/onboarding");
  return <Outlet />;
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
