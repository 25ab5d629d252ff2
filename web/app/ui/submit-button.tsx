import { useNavigation } from "@remix-run/react";
import type { ComponentProps } from "react";
import { Button } from "./button";

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, "type" | "asChild"> & {
  /** Sent as `intent`, where one page has several forms: only the pressed one shows that it works. */
  intent?: string;
};

/** The button that sends a form. Primary, and loading from the press until the next page is there. */
export function SubmitButton({ intent, variant = "primary", loading = false, ...props }: SubmitButtonProps) {
  const { state, formData } = useNavigation();
  const sending =
    state !== "idle" && formData !== undefined && (intent === undefined || formData.get("intent") === intent);
  return (
    <Button
      type="submit"
      variant={variant}
      loading={loading || sending}
      {...(intent !== undefined && { name: "intent", value: intent })}
      {...props}
    />
  );
}
