import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { loader } from "./route";

const LOOK_EVERY_MS = 4_000;
/** Vapi takes a minute or two. */
const LOOKS = 45;

type Page = Pick<Awaited<ReturnType<typeof loader>>, "numbers" | "forwarding">;

/**
 * The numbers, read again every few seconds while one is being allocated. By a fetcher: reading the whole page again
 * would drop what the last form answered, as the list of a Twilio account.
 */
export function useFreshNumbers(page: Page): Page {
  const { data, state, load } = useFetcher<typeof loader>();
  const looks = useRef(0);
  const { numbers, forwarding } = data ?? page;
  const isWaiting = numbers.some(({ status }) => status === "activating");
  useEffect(() => {
    if (!isWaiting || state !== "idle" || looks.current >= LOOKS) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      load("/onboarding/number");
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, state, load]);
  return { numbers, forwarding };
}
