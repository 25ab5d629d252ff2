import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { FormErrors } from "~/ui/form-errors";
import { SubmitButton } from "~/ui/submit-button";
import { WayToTest } from "./way-to-test";

/** Ava answers on this page: no phone, no number, nothing to pay. */
export function TalkHere({
  lastResult,
  newKey,
}: {
  lastResult: SubmissionResult<string[]> | undefined;
  newKey: string;
}) {
  const { t } = useText();
  return (
    <Form method="post" className="grid">
      <input type="hidden" name="key" value={newKey} />
      <WayToTest
        icon={<MessagesSquare />}
        title={t("onboarding:test.here")}
        body={t("onboarding:test.hereBody")}
        action={<SubmitButton intent="talk">{t("onboarding:test.talk")}</SubmitButton>}
      >
        <FormErrors id="talk-error" errors={lastResult?.error?.[""] ?? undefined} />
      </WayToTest>
    </Form>
  );
}
