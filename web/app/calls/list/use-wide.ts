import { useSyncExternalStore } from "react";

/** As `--breakpoint-split` in app.css. */
const SPLIT = "(width >= 68.75rem)";

const subscribe = (notify: () => void) => {
  const media = matchMedia(SPLIT);
  media.addEventListener("change", notify);
  return () => media.removeEventListener("change", notify);
};

/** Whether a list and a panel stand side by side. False until scripts run. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(SPLIT).matches,
    () => false,
  );
