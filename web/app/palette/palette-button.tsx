import { Search } from "lucide-react";
import { useText } from "../i18n/use-text";
import { cn } from "../ui/cn";
import { showOverlay } from "./overlay";

/** Opens the palette for those who do not know its key, and tells them. It needs scripts, and what it leads to does not. */
export function PaletteButton({ className, onOpen }: { className?: string; onOpen?: () => void }) {
  const { t } = useText();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onPointerEnter={() => void import("./palette")}
      onClick={() => {
        onOpen?.();
        showOverlay("palette");
      }}
      className={cn(
        "flex items-center gap-2.5 rounded-control text-14 text-ink-muted transition hover:bg-ink/5 hover:text-ink noscript:hidden",
        className,
      )}
    >
      <Search aria-hidden="true" className="size-4" />
      {t("commands.search")}
      <span aria-hidden="true" className="ml-auto rounded border border-line px-1.5 text-12 phone:hidden">
        {t("commands.modK")}
      </span>
    </button>
  );
}
