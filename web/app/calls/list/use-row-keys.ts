import { useText } from "../../i18n/use-text";
import { useShortcuts } from "../../keyboard/use-shortcuts";
import { SEARCH_FIELD } from "./filter-bar";

/** The link of a call that can be seen: the table has one, and the cards. */
const linkOf = (id: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-call]")].find(
    (link) => link.dataset.call === id && link.checkVisibility(),
  );

export const focusCall = (id: string, options?: FocusOptions): void => linkOf(id)?.focus(options);

type RowKeys = {
  /** In the page's order. */
  ids: readonly string[];
  activeId: string | null;
  onSelect: ((id: string) => void) | null;
};

/** Goes through the list by keyboard, as one does through mail. */
export function useRowKeys({ ids, activeId, onSelect }: RowKeys): void {
  const { t } = useText();
  const step = (by: 1 | -1) => (event: KeyboardEvent) => {
    // From outside the list, the first press goes to the row where one was.
    const isInside = document.activeElement instanceof HTMLElement && document.activeElement.dataset.call !== undefined;
    const at = activeId === null ? -1 : ids.indexOf(activeId);
    const id = at < 0 ? ids[0] : ids[isInside ? Math.min(Math.max(at + by, 0), ids.length - 1) : at];
    if (id === undefined) return;
    event.preventDefault();
    focusCall(id);
  };
  const move = { next: step(1), previous: step(-1) };
  useShortcuts(t("listing:keys.title"), [
    { key: "j", does: t("listing:keys.next"), run: move.next },
    { key: "k", does: t("listing:keys.previous"), run: move.previous },
    { key: "Enter", does: t("listing:keys.open"), run: () => activeId !== null && linkOf(activeId)?.click() },
    ...(onSelect
      ? [
          {
            key: "x",
            does: t("listing:keys.select"),
            run: () => activeId !== null && ids.includes(activeId) && onSelect(activeId),
          },
        ]
      : []),
    {
      key: "/",
      does: t("listing:keys.search"),
      run: (event) => {
        event.preventDefault();
        document.getElementById(SEARCH_FIELD)?.focus();
      },
    },
  ]);
}
