import { useText } from "~/i18n/use-text";
import { LeaveGuard } from "~/leave-guard";

/** Asks before a link leads away from what was typed and not saved. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useText();
  return (
    <LeaveGuard
      isOn={isDirty}
      leaves={({ currentLocation, nextLocation }) =>
        currentLocation.pathname !== nextLocation.pathname && nextLocation.search !== "?discard"
      }
      title={t("receptionist:leave.title")}
      body={t("receptionist:leave.body")}
      leave={t("receptionist:leave.go")}
      stay={t("receptionist:leave.stay")}
    />
  );
}
