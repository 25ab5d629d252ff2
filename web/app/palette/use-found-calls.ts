import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { listAddress, readFilters } from "../calls/list/filters";
import type { loader } from "../routes/_app.calls/route";

const PAUSE_MS = 200;
const SHOWN = 6;
/** A letter finds too much to be worth the question. */
const MIN_CHARS = 2;

/** The latest calls, or the latest in which these words are; asked for at a pause. What was found before stays meanwhile. */
export function useFoundCalls(typed: string) {
  const { load, data, state } = useFetcher<typeof loader>();
  const q = typed.trim().length < MIN_CHARS ? null : typed.trim();
  const address = listAddress({ ...readFilters(new URLSearchParams()), q });
  useEffect(() => {
    const timer = setTimeout(() => load(address), q === null ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address, q, load]);
  return {
    calls: data?.calls.slice(0, SHOWN) ?? [],
    isWaiting: state !== "idle" || data?.filters.q !== q,
    q,
    address,
  };
}
