import { useEffect, useRef } from "react";

type Pending = { kind: "added" } | { kind: "removed"; index: number } | { kind: "moved"; index: number };

const FIELDS = "input:not([type=hidden]), textarea, select";

/**
 * Keeps the keyboard where the hand is: in a row that was added, on the row after one that was removed, on one that was moved.
 * Rows carry `data-row`, their buttons to move them `data-move`, the button to add one `data-add`.
 */
export function useRowFocus<Element extends HTMLElement>(keys: readonly (string | undefined)[]) {
  const list = useRef<Element>(null);
  const pending = useRef<Pending | null>(null);
  const order = keys.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the rows change
  useEffect(() => {
    const done = pending.current;
    pending.current = null;
    if (!done || !list.current) return;
    const rows = [...list.current.querySelectorAll<HTMLElement>("[data-row]")].filter(
      (row) => row.parentElement?.closest("[data-rows]") === list.current,
    );
    const row = rows[done.kind === "added" ? rows.length - 1 : Math.min(done.index, rows.length - 1)];
    const target =
      done.kind === "moved"
        ? row?.querySelector<HTMLElement>("[data-move]:not(:disabled)")
        : row?.querySelector<HTMLElement>(FIELDS);
    (target ?? list.current.querySelector<HTMLElement>("[data-add]") ?? list.current).focus();
  }, [order]);
  return {
    list,
    added: () => {
      pending.current = { kind: "added" };
    },
    removed: (index: number) => {
      pending.current = { kind: "removed", index };
    },
    moved: (index: number) => {
      pending.current = { kind: "moved", index };
    },
  };
}
