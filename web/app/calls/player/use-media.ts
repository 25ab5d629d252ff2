import { useCallback, useSyncExternalStore } from "react";

const EVENTS = [
  "timeupdate",
  "seeking",
  "durationchange",
  "play",
  "pause",
  "ended",
  "ratechange",
  "error",
  "emptied",
] as const;

/** Something that a recording's player says of itself, kept up to date; `otherwise` on the server and before it is there. */
export function useMedia<Value extends string | number | boolean | null>(
  media: HTMLMediaElement | null,
  read: (media: HTMLMediaElement) => Value,
  otherwise: Value,
): Value {
  const subscribe = useCallback(
    (notify: () => void) => {
      for (const event of EVENTS) media?.addEventListener(event, notify);
      return () => {
        for (const event of EVENTS) media?.removeEventListener(event, notify);
      };
    },
    [media],
  );
  return useSyncExternalStore(
    subscribe,
    () => (media ? read(media) : otherwise),
    () => otherwise,
  );
}

/** Seconds; null while it is not known. */
export const durationOf = ({ duration }: HTMLMediaElement): number | null =>
  Number.isFinite(duration) && duration > 0 ? duration : null;

/** A refused start (the file is gone, a browser that wants another press) leaves the player paused, which it shows. */
export const togglePlay = (media: HTMLMediaElement): void => {
  if (media.paused) media.play().catch(() => undefined);
  else media.pause();
};
