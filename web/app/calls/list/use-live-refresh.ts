import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 15_000;

/** Asks for the list again now and then while it shows a call that is not over. Not in a tab that nobody sees. */
export function useLiveRefresh(isOn: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isOn, revalidate]);
}
