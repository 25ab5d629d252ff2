import { MessagesSquare } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { can } from "../../../worker/permissions";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { useSession } from "../use-session";

const load = () => import("./tester-panel");
const TesterPanel = lazy(load);

/**
 * Opens the tester beside the page it stands on: put it in a `PageHeader` under `_app`. Nothing of the panel is downloaded before
 * somebody reaches for it. Without scripts it leads to the page of its own. Nothing for those who may not hold test calls.
 */
export function TesterButton() {
  const { t } = useText();
  const { role } = useSession();
  const [isOpen, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  if (!can(role, "calls:test")) return null;
  return (
    <>
      <Button asChild>
        <a
          ref={link}
          href="/tester"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onPointerEnter={load}
          onFocus={load}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          <MessagesSquare aria-hidden="true" />
          {t("live:test")}
        </a>
      </Button>
      {isOpen && (
        <Suspense>
          <TesterPanel
            onClose={() => {
              setOpen(false);
              link.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
