import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const SECOND_MS = 1000;
/** The archive takes seconds; a provider's report may take two minutes, after which there is a link to press. */
const DELAYS_S = [1, 2, 4, 8, 15, 30, 60];

/** Asks the page's loader again, less and less often, while something of a call that is over is awaited: its report, its recording. */
export function useAwaitedReport(isAwaited: boolean) {
  const { revalidate, state } = useRevalidator();
  const tries = useRef(0);
  useEffect(() => {
    const delayS = DELAYS_S[tries.current];
    if (!isAwaited || state !== "idle" || delayS === undefined) return;
    const timer = setTimeout(() => {
      tries.current += 1;
      revalidate();
    }, delayS * SECOND_MS);
    return () => clearTimeout(timer);
  }, [isAwaited, state, revalidate]);
}
