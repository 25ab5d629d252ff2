import { useEffect, useRef } from "react";
import { addShortcuts, type Shortcut } from "./shortcuts";

/**
 * Offers shortcuts while the component is there, and lists them under `title` in the dialog that "?" opens. They are off in
 * fields, menus and dialogs. A key that a part above offers too is this part's until it goes.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const offered = JSON.stringify(shortcuts.map(({ key, does }) => ({ key, does })));
  useEffect(() => {
    const described: Pick<Shortcut, "key" | "does">[] = JSON.parse(offered);
    return addShortcuts({
      title,
      shortcuts: described.map((shortcut) => ({
        ...shortcut,
        // The last render's: a press must not act on what the page showed before.
        run: (event) => latest.current.find(({ key }) => key === shortcut.key)?.run(event),
      })),
    });
  }, [title, offered]);
}
