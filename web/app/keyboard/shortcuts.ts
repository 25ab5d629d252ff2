/** What one key does on the pages that offer it. */
export type Shortcut = {
  /** As `KeyboardEvent.key` says it: "j", "Enter", "?". With "mod+" in front: Ctrl, or Cmd on a Mac. */
  key: string;
  /** What it does, in the reader's language, for the list of shortcuts. */
  does: string;
  run: (event: KeyboardEvent) => void;
};

/** The shortcuts of one part of a page, under its name. */
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

const MOD = "mod+";
/** Where keys mean something of their own: what is typed, chosen, or open over the page. */
const OWN_KEYS = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [popover]";
/** Where Enter and the space bar press. */
const PRESSABLE = "a, button, summary";

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();
const NONE: readonly ShortcutGroup[] = [];

function setGroups(next: readonly ShortcutGroup[]) {
  groups = next;
  for (const notify of listeners) notify();
}

/** All that can be pressed on the page as it is, in the order in which it came. A store for `useSyncExternalStore`. */
export const shortcutGroups = {
  subscribe: (notify: () => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: () => groups,
  readOnServer: () => NONE,
};

/** Answers the way to take them away again. */
export function addShortcuts(group: ShortcutGroup): () => void {
  setGroups([...groups, group]);
  return () => setGroups(groups.filter((other) => other !== group));
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Whether a press is the one meant. A plain key with Ctrl, Cmd or Alt is the browser's, not ours. */
export function isPress({ key }: Pick<Shortcut, "key">, pressed: Pressed): boolean {
  const hasMod = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey) return false;
  if (key.startsWith(MOD)) return hasMod && pressed.key.toLowerCase() === key.slice(MOD.length);
  return (
    !hasMod && (pressed.key === key || (key.length === 1 && /[a-z]/.test(key) && pressed.key.toLowerCase() === key))
  );
}

/** What lies under a press: the keys of a field are its own, and so are Enter and the space bar on what they press. */
export type PressedOn = { hasOwnKeys: boolean; isPressable: boolean };
export const pressedOn = (target: EventTarget | null): PressedOn => {
  const isElement = target instanceof Element;
  return {
    hasOwnKeys: isElement && target.closest(OWN_KEYS) !== null,
    isPressable: isElement && target.closest(PRESSABLE) !== null,
  };
};

/** What a press means: of two parts that offer the same key, the one that came last. Null while somebody writes or chooses. */
export function shortcutFor(
  pressed: Pressed & { defaultPrevented: boolean },
  { hasOwnKeys, isPressable }: PressedOn,
  offered: readonly ShortcutGroup[] = groups,
): Shortcut | null {
  const found = offered.flatMap(({ shortcuts }) => shortcuts).findLast((shortcut) => isPress(shortcut, pressed));
  if (!found || pressed.defaultPrevented) return null;
  if (found.key.startsWith(MOD)) return found;
  return hasOwnKeys || (isPressable && (found.key === "Enter" || found.key === " ")) ? null : found;
}
