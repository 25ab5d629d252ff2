import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Line } from "./lines.server";

const LOOK_EVERY_MS = 4_000;
/** Vapi takes a minute or two. */
const LOOKS = 45;

/** Reads the list again every few seconds while a number is on its way in or out. */
export function useLineLooks(lines: readonly Pick<Line, "status">[], isOn: boolean): void {
  const { state, revalidate } = useRevalidator();
  const looks = useRef(0);
  const isWaiting = isOn && lines.some(({ status }) => status !== "active" && status !== "blocked");
  useEffect(() => {
    if (!isWaiting || state !== "idle" || looks.current >= LOOKS) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      revalidate();
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, state, revalidate]);
}
