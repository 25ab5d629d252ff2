import { useSyncExternalStore } from "react";

/** What lies over the page by keyboard: the palette, the list of shortcuts, or nothing. */
type CommandOverlay = "palette" | "keys" | null;

let shown: CommandOverlay = null;
const listeners = new Set<() => void>();

/** Opened from anywhere: a button, a key, one from the other. */
export function showOverlay(next: CommandOverlay): void {
  shown = next;
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void) {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

export const useOverlay = (): CommandOverlay =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
