import { useEffect, useRef } from "react";
import type { Ears } from "./use-ears";

/** Where the space bar has a meaning of its own. */
const OWN_MEANING =
  "input, textarea, select, button, a, summary, [contenteditable], [role=button], [role=menuitem], [role=tab]";

/** Holding the space bar is speaking, wherever it does nothing else. */
export function useSpaceToTalk(isPossible: boolean, { open, close }: Pick<Ears, "open" | "close">): void {
  const isHeld = useRef(false);
  useEffect(() => {
    if (!isPossible) return;
    const down = (event: KeyboardEvent) => {
      if (event.code !== "Space" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_MEANING)) return;
      event.preventDefault();
      if (event.repeat || isHeld.current) return;
      isHeld.current = true;
      open();
    };
    const up = ({ code }: KeyboardEvent) => {
      if (code === "Space") letGo();
    };
    const letGo = () => {
      if (!isHeld.current) return;
      isHeld.current = false;
      close();
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    // The key may be let go in another window.
    window.addEventListener("blur", letGo);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", letGo);
      letGo();
    };
  }, [isPossible, open, close]);
}
