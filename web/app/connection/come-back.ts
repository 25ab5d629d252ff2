import { useCallback, useEffect } from "react";
import { isPageHeld } from "./held-page";
import { checkReachable } from "./use-online";

const ASK_EVERY_MS = 5000;

/**
 * Loads the page anew as soon as our server can be reached again: at the browser's word, by asking every few seconds, and when what
 * it returns is called, which tells whether it can. A page that was asked for meanwhile opens instead: the banner sees to that.
 */
export function useComeBack(isWaiting: boolean): () => Promise<boolean> {
  const comeBack = useCallback(async () => {
    const isLeaving = isPageHeld();
    const isReached = await checkReachable();
    if (isReached && !isLeaving) location.reload();
    return isReached;
  }, []);
  useEffect(() => {
    if (!isWaiting) return;
    void comeBack();
    const timer = setInterval(comeBack, ASK_EVERY_MS);
    addEventListener("online", comeBack);
    return () => {
      clearInterval(timer);
      removeEventListener("online", comeBack);
    };
  }, [isWaiting, comeBack]);
  return comeBack;
}
