import { useEffect, useState } from "react";
import { secondsUntil } from "./wait";

/**
 * Whole seconds left of `waitS`, counted in the browser from when the page arrived, or another wait, which `againAtMs` tells from
 * the one before. Without scripts it stays at `waitS`.
 */
export function useCountdown(waitS: number, againAtMs: number): number {
  const [leftS, setLeftS] = useState(waitS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wait of the same length begins anew
  useEffect(() => {
    // The monotonic clock: one that is set meanwhile neither shortens nor lengthens the wait.
    const untilMs = performance.now() + waitS * 1000;
    setLeftS(waitS);
    if (waitS <= 0) return;
    const timer = setInterval(() => {
      const left = secondsUntil(untilMs, performance.now());
      setLeftS(left);
      if (left === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [waitS, againAtMs]);
  return leftS;
}
