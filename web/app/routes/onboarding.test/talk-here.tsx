import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Check, MessagesSquare } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { FormErrors } from "~/ui/form-errors";
import { SubmitButton } from "~/ui/submit-button";
import { WayToTest } from "./way-to-test";

const POINTS = ["voice", "interrupt", "kept"] as const;

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
        <ul className="grid gap-2 text-13">
          {POINTS.map((point) => (
            <li key={point} className="flex gap-2">
              <Check aria-hidden="true" className="mt-[3px] size-3.5 shrink-0 text-good" />
              {t(`onboarding:test.herePoints.${point}`)}
            </li>
          ))}
        </ul>
        <FormErrors id="talk-error" errors={lastResult?.error?.[""] ?? undefined} />
      </WayToTest>
    </Form>
  );
}
