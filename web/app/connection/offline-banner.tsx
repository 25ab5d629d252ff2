import { useNavigate } from "@remix-run/react";
import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { holdPage } from "./held-page";
import { checkReachable, useOnline } from "./use-online";

/** What the visitor wanted meanwhile. A page opens by itself afterwards; a form is sent by whoever filled it in. */
type Held = { kind: "nothing" } | { kind: "page"; to: string } | { kind: "form" };
const NOTHING: Held = { kind: "nothing" };

/**
 * Says that there is no network, and keeps what would be lost without one: the page stays, and so does what was typed, where a link or
 * a form would have ended in an error. It leaves by itself when the network is back.
 */
export function OfflineBanner() {
  const { t } = useText();
  const navigate = useNavigate();
  const isOnline = useOnline();
  const [held, setHeld] = useState<Held>(NOTHING);
  const [isStill, setStill] = useState(false);

  useEffect(() => {
    if (isOnline) return;
    // Before React's own listeners, which stand on the document.
    const holdLink = (event: MouseEvent) => {
      const to = pageBehind(event);
      if (to === null) return;
      hold(event);
      setHeld({ kind: "page", to });
      holdPage(to);
    };
    const holdForm = (event: SubmitEvent) => {
      const form = event.target;
      // What closes a dialog sends nothing; and one that keeps what it is given sends it by itself, once the line is back.
      if (form instanceof HTMLFormElement && (form.method === "dialog" || "keeps" in form.dataset)) return;
      hold(event);
      setHeld({ kind: "form" });
    };
    addEventListener("click", holdLink, { capture: true });
    addEventListener("submit", holdForm, { capture: true });
    return () => {
      removeEventListener("click", holdLink, { capture: true });
      removeEventListener("submit", holdForm, { capture: true });
    };
  }, [isOnline]);

  useEffect(() => {
    if (!isOnline) return;
    setStill(false);
    setHeld(NOTHING);
    holdPage(null);
    if (held.kind === "page") navigate(held.to);
  }, [isOnline, held, navigate]);

  return (
    <div role="status" className="sticky top-0 z-40 print:hidden">
      {!isOnline && (
        <div className="flex min-h-11 animate-appear items-center justify-center gap-x-3 border-warn/40 border-b bg-warn-soft px-4 py-1 text-14 text-warn">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          <p>{t(isStill ? "offline.still" : `offline.${held.kind}`)}</p>
          <Button size="sm" variant="ghost" onClick={async () => setStill(!(await checkReachable()))}>
            {t("offline.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Another page of ours that a click leads to, in this tab. */
function pageBehind(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.origin !== location.origin || (link.target && link.target !== "_self")) return null;
  if (link.hasAttribute("download") || link.getAttribute("href")?.startsWith("#")) return null;
  return link.pathname + link.search + link.hash;
}
