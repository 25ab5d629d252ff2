import { useEffect } from "react";
import { checkReachable } from "./use-online";

const ASK_EVERY_MS = 5000;

/** Loads the page anew as soon as our server can be reached again: at the browser's word, and by asking every few seconds. */
export function useComeBack(isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return;
    const comeBack = async () => {
      if (await checkReachable()) location.reload();
    };
    const timer = setInterval(comeBack, ASK_EVERY_MS);
    addEventListener("online", comeBack);
    return () => {
      clearInterval(timer);
      removeEventListener("online", comeBack);
    };
  }, [isWaiting]);
}
