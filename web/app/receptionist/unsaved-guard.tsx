import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";

/** Asks before a link leads away from what was typed and not saved. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useText();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(useCallback((event) => isDirty && event.preventDefault(), [isDirty]));
  return (
    <Dialog
      open={blocker.state === "blocked"}
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
