import { RotateCw } from "lucide-react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import type { Connection } from "./watch-socket";

type LineLostProps = {
  connection: Connection;
  onReconnect: () => void;
  /** What goes on though it is not seen. */
  children: string;
  className: string;
};

/** Says that what is on the screen may be behind, and what is done about it. Nothing while the line is up. */
export function LineLost({ connection, onReconnect, children, className }: LineLostProps) {
  const { t } = useText();
  return (
    <div role="status">
      {connection === "lost" && (
        <div className={cn("flex animate-appear items-center gap-2.5 bg-warn/10 py-1.5 pr-2 pl-4 text-13", className)}>
          <Spinner className="size-3.5 text-warn" />
          <span className="min-w-0 flex-1">{children}</span>
          <Button variant="ghost" size="sm" onClick={onReconnect}>
            <RotateCw aria-hidden="true" />
            {t("live:reconnectNow")}
          </Button>
        </div>
      )}
    </div>
  );
}
