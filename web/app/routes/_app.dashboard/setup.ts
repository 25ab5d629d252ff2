import type { PhoneNumber } from "../../../../worker/numbers/numbers.schema";
import type { OnboardingView } from "../../../../worker/onboarding/onboarding.schema";

/** What still keeps Ava from answering as she should, most pressing first. */
export type SetupItem = { id: "number" | "activating" | "blocked" | "ava" | "test"; to: string };

export function openSetup(
  { steps }: Pick<OnboardingView, "steps">,
  numbers: readonly Pick<PhoneNumber, "status">[],
): SetupItem[] {
  const isDone = (id: OnboardingView["current"]) => steps.some((step) => step.id === id && step.done);
  const items: (SetupItem | false)[] = [
    numbers.length === 0 && { id: "number", to: "/phone-numbers" },
    numbers.some(({ status }) => status === "blocked") && { id: "blocked", to: "/phone-numbers" },
    numbers.some(({ status }) => status === "activating") && { id: "activating", to: "/phone-numbers" },
    !isDone("ava") && { id: "ava", to: "/onboarding/ava" },
    !isDone("test") && { id: "test", to: "/onboarding/test" },
  ];
  return items.filter((item) => item !== false);
}
