import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks the page's loader again every so often while something is awaited, and nobody looks elsewhere. */
export function useRefreshed(isAwaited: boolean, everyMs: number) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isAwaited || state !== "idle") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isAwaited, everyMs, state, revalidate]);
}
