import { Form } from "@remix-run/react";
import { type MouseEvent, useId } from "react";
import { useText } from "../i18n/use-text";
import { useIsAlive } from "../receptionist/use-is-alive";
import { SubmitButton } from "../ui/submit-button";
import { useCountdown } from "./use-countdown";
import { waitWords } from "./wait";

type SendAgainProps = {
  /** Seconds until another may be asked for, as the page is rendered. */
  waitS: number;
  /** Which wait that is: when it ends, on the server's clock. */
  againAtMs: number;
  /** One button each, sent as `intent`. */
  buttons: readonly { intent: string; label: string }[];
};

/** Asks for the message again, once the wait is over. Without scripts there is no countdown, and the API says how long to wait. */
export function SendAgain({ waitS, againAtMs, buttons }: SendAgainProps) {
  const { t } = useText();
  const waitId = useId();
  const leftS = useCountdown(waitS, againAtMs);
  const isAlive = useIsAlive();
  const isWaiting = isAlive && leftS > 0;
  // Not `disabled`: the button that was just pressed would lose the focus.
  const hold = (event: MouseEvent) => event.preventDefault();
  return (
    <Form method="post" className="grid gap-2">
      <div className="grid grid-flow-col gap-2 phone:grid-flow-row">
        {buttons.map(({ intent, label }) => (
          <SubmitButton
            key={intent}
            intent={intent}
            variant="secondary"
            aria-describedby={waitId}
            className="aria-disabled:opacity-50"
            {...(isWaiting && { "aria-disabled": true, onClick: hold })}
          >
            {label}
          </SubmitButton>
        ))}
      </div>
      <p id={waitId} aria-hidden="true" className="tabular min-h-5 text-13 text-ink-muted">
        {isWaiting && t("auth:wait.possible", { wait: waitWords(leftS, t) })}
      </p>
      {/* Said when the wait begins and when it ends, not every second. */}
      <p role="status" className="sr-only">
        {isWaiting && t("auth:wait.possible", { wait: waitWords(waitS, t) })}
        {isAlive && waitS > 0 && leftS === 0 && t("auth:wait.ready")}
      </p>
    </Form>
  );
}
