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
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation closes it, from its first moment
  useEffect(() => {
    if (fold.current) fold.current.open = false;
  }, [key, state === "idle"]);
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
