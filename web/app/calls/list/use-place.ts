import { useLocation, useNavigationType } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { focusCall } from "./use-row-keys";

/** The row that had the focus, by the page of the browser's history it was on. */
const rows = new Map<string, string>();

/**
 * Keeps one's place in the list: the row that Tab reaches, and on the way back the row one came from, where it was on the screen.
 * What the browser scrolls by itself when one goes back is left to it.
 */
export function usePlace(ids: readonly string[], openId: string | null, isHidden: boolean) {
  const { key } = useLocation();
  const isBack = useNavigationType() === "POP";
  const [activeId, setActiveId] = useState<string | null>(null);
  const scrolled = useRef(0);
  const before = useRef(openId);

  // Before scripts run, each row is reached; then one is.
  const first = ids[0] ?? null;
  useEffect(() => {
    setActiveId((active) => (active !== null && ids.includes(active) ? active : first));
  }, [ids, first]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page of the history
  useEffect(() => {
    const row = rows.get(key);
    if (isBack && row !== undefined && openId === null) focusCall(row, { preventScroll: true });
  }, [key]);

  // A call that covered the list is closed: the list is where it was.
  useEffect(() => {
    const closed = before.current;
    before.current = openId;
    if (openId !== null || closed === null) return;
    if (!isBack) requestAnimationFrame(() => window.scrollTo(0, scrolled.current));
    requestAnimationFrame(() => focusCall(closed, { preventScroll: true }));
  }, [openId, isBack]);

  useEffect(() => {
    if (isHidden) return;
    const remember = () => {
      scrolled.current = window.scrollY;
    };
    remember();
    addEventListener("scroll", remember, { passive: true });
    return () => removeEventListener("scroll", remember);
  }, [isHidden]);

  return {
    activeId,
    onActive: (id: string) => {
      setActiveId(id);
      rows.set(key, id);
    },
  };
}
