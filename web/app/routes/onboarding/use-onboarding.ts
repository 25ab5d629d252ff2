import { useRouteLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import type { Step } from "~/ui/stepper";
import type { OnboardingStep } from "../../../../worker/onboarding/onboarding.schema";
import type { loader } from "./route";

/** What the organisation has told so far: for pages under `/onboarding`. */
export function useOnboarding() {
  const layout = useRouteLoaderData<typeof loader>("routes/onboarding");
  if (!layout) throw new Error("useOnboarding is for pages under /onboarding");
  return layout.onboarding;
}

/** The stepper, with the screen one is on. What is done leads back to it. */
export function useSteps(current: OnboardingStep): Step[] {
  const { t } = useText();
  return useOnboarding().steps.map(({ id, done }) => ({
    label: t(`onboarding:steps.${id}`),
    state: id === current ? "current" : done ? "done" : "todo",
    to: `/onboarding/${id}`,
  }));
}
