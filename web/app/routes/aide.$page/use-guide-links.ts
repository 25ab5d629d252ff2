import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Links in rendered Markdown are plain ones; those to pages of ours are followed without loading the app anew. */
export function useGuideLinks() {
  const box = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const follow = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const to = link?.getAttribute("href");
      if (!to?.startsWith("/")) return;
      event.preventDefault();
      navigate(to);
    };
    element.addEventListener("click", follow);
    return () => element.removeEventListener("click", follow);
  }, [navigate]);
  return box;
}
