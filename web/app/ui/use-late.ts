import { useEffect, useState } from "react";

/** What comes sooner than this is not announced: a flash of grey is worse than a short wait. */
const PATIENCE_MS = 200;

/** True once it has been waiting for longer than one is patient. */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setIsLate(false);
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isWaiting && isLate;
}
