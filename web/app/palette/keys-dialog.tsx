import { useSyncExternalStore } from "react";
import { useAreaTexts } from "../i18n/use-area-texts";
import { useText } from "../i18n/use-text";
import { shortcutGroups } from "../keyboard/shortcuts";
import { Dialog } from "../ui/dialog";

/** All that can be pressed on the page underneath. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  useAreaTexts("/palette");
  const { t } = useText();
  const groups = useSyncExternalStore(shortcutGroups.subscribe, shortcutGroups.read, shortcutGroups.readOnServer);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("palette:keys.title")}
      description={t("palette:keys.body")}
    >
      <div className="grid gap-5 pb-4">
        {groups.toReversed().map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className="mb-1 font-medium text-12 text-ink-muted">{title}</h3>
            <dl className="divide-y divide-line/70">
              {shortcuts.map(({ key, does }) => (
                <div key={key} className="flex min-h-9 items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd>
                    <kbd className="rounded border border-line px-1.5 py-0.5 font-sans text-12 text-ink-muted">
                      {keyText(key, t("commands.modK"), t("palette:keys.space"))}
                    </kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const NAMES: Record<string, string> = {
  Enter: "↵",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** What is printed on the key. */
function keyText(key: string, modK: string, space: string): string {
  if (key === "mod+k") return modK;
  if (key === " ") return space;
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
