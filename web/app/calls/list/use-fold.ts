import { useLocation, useNavigation } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef } from "react";

/** Makes a `<details>` close like a menu: on Escape, on a press elsewhere, and once what it led to is on its way. */
export function useFold() {
  const fold = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  const { state } = useNavigation();
  useEffect(() => {
    const close = ({ target }: PointerEvent) => {
      if (fold.current?.open && target instanceof Node && !fold.current.contains(target)) fold.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, []);
  // What was opened before the page came to life stays: only a navigation closes it, from its first moment.
  const at = `${key} ${state === "idle"}`;
  const wasAt = useRef(at);
  useEffect(() => {
    if (wasAt.current !== at && fold.current) fold.current.open = false;
    wasAt.current = at;
  }, [at]);
  return {
    ref: fold,
    onKeyDown: (event: KeyboardEvent) => {
      // In the dialog over it, the key closes that first.
      if (event.key !== "Escape" || !fold.current?.open || fold.current.querySelector(":popover-open")) return;
      fold.current.open = false;
      fold.current.querySelector("summary")?.focus();
    },
  };
}
