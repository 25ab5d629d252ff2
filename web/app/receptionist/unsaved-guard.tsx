import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";

/** Asks before a link leads away from what was typed and not saved. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useText();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname && nextLocation.search !== "?discard",
  );
  useBeforeUnload(useCallback((event) => isDirty && event.preventDefault(), [isDirty]));
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
      title={t("receptionist:leave.title")}
      description={t("receptionist:leave.body")}
      footer={
        <>
          <Button variant="ghost" onClick={() => blocker.proceed?.()}>
            {t("receptionist:leave.go")}
          </Button>
          <Button variant="primary" onClick={() => blocker.reset?.()}>
            {t("receptionist:leave.stay")}
          </Button>
        </>
      }
    />
  );
}
