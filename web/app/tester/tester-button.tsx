import { MessagesSquare } from "lucide-react";
import { lazy } from "react";
import { can } from "../../../worker/permissions";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { useSession } from "../use-session";
import { useTester } from "./tester-host";

const load = () => import("./tester-panel");
const TesterPanel = lazy(load);

type TesterButtonProps = {
  /** One line to try, and what the button says of it. */
  line?: { id: string; words: string; label: string };
};

/**
 * Opens the tester beside the page it stands on: put it in a `PageHeader` under `_app`. Without scripts it leads to the tester's
 * own page. It is downloaded once somebody reaches for it. Nothing for those who may not hold test calls.
 */
export function TesterButton({ line }: TesterButtonProps) {
  const { t } = useText();
  const { role } = useSession();
  const { isOpen, open } = useTester();
  if (!can(role, "calls:test")) return null;
  return (
    <Button asChild {...(line && { size: "sm" })}>
      <a
        href={line ? `/tester?numberId=${line.id}` : "/tester"}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={line?.label}
        onPointerEnter={load}
        onFocus={load}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.focus();
          open(line ? (panel) => <TesterPanel {...panel} lineId={line.id} /> : TesterPanel);
        }}
      >
        <MessagesSquare aria-hidden="true" />
        {line?.words ?? t("live:test")}
      </a>
    </Button>
  );
}
