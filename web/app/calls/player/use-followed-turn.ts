import { type RefObject, useEffect, useRef } from "react";

/** Keys by which a reader scrolls. */
const SCROLL_KEYS = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"];

/**
 * Keeps the turn that is heard in view. A reader who scrolls away is left alone until that turn comes by where they read, or
 * until they jump to another moment.
 */
export function useFollowedTurn(list: RefObject<HTMLElement>, media: HTMLMediaElement | null, turnId: string | null) {
  const isAway = useRef(false);
  useEffect(() => {
    if (!media) return;
    const leave = () => {
      isAway.current = true;
    };
    const comeBack = () => {
      isAway.current = false;
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (SCROLL_KEYS.includes(key)) leave();
    };
    const passive = { passive: true };
    window.addEventListener("wheel", leave, passive);
    window.addEventListener("touchmove", leave, passive);
    window.addEventListener("keydown", onKey);
    media.addEventListener("seeking", comeBack);
    return () => {
      window.removeEventListener("wheel", leave);
      window.removeEventListener("touchmove", leave);
      window.removeEventListener("keydown", onKey);
      media.removeEventListener("seeking", comeBack);
    };
  }, [media]);

  useEffect(() => {
    const turn = turnId && list.current?.querySelector(`[data-turn="${CSS.escape(turnId)}"]`);
    if (!turn) return;
    if (isAway.current && !isInSight(turn)) return;
    isAway.current = false;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    turn.scrollIntoView({ block: "nearest", behavior: isStill ? "auto" : "smooth" });
  }, [list, turnId]);
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
