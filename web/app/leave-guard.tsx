import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";

type Blocked = Extract<Parameters<typeof useBlocker>[0], (...args: never[]) => boolean>;

type LeaveGuardProps = {
  isOn: boolean;
  /** Which links it asks about: all of them unless told. */
  leaves?: Blocked;
  title: string;
  body: string;
  leave: string;
  stay: string;
};

/** Asks before a link leads away from what would be lost. */
export function LeaveGuard({ isOn, leaves = () => true, title, body, leave, stay }: LeaveGuardProps) {
  const blocker = useBlocker((navigation) => isOn && leaves(navigation));
  useBeforeUnload(useCallback((event) => isOn && event.preventDefault(), [isOn]));
  const isAsked = blocker.state === "blocked";
  const pressed = useRef<Element | null>(null);
  // A dialog without a button of its own gives the focus back to nobody.
  useEffect(() => {
    if (isAsked) return () => void setTimeout(() => pressed.current instanceof HTMLElement && pressed.current.focus());
    const remember = () => {
      pressed.current = document.activeElement;
    };
    addEventListener("focusin", remember);
    return () => removeEventListener("focusin", remember);
  }, [isAsked]);
  return (
    <Dialog
      open={isAsked}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={title}
      description={body}
      footer={
        <>
          <Button variant="ghost" onClick={() => blocker.proceed?.()}>
            {leave}
          </Button>
          <Button variant="primary" onClick={() => blocker.reset?.()}>
            {stay}
          </Button>
        </>
      }
    />
  );
}
