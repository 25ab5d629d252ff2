import { useSyncExternalStore } from "react";

/** What a request has told against the browser's own belief, until that changes; null where it is believed. */
let proven: boolean | null = null;
const listeners = new Set<() => void>();

const notifyAll = () => {
  for (const notify of listeners) notify();
};
const forget = () => {
  proven = null;
  notifyAll();
};

function subscribe(notify: () => void) {
  listeners.add(notify);
  if (listeners.size === 1) {
    addEventListener("online", forget);
    addEventListener("offline", forget);
  }
  return () => {
    listeners.delete(notify);
    if (listeners.size > 0) return;
    removeEventListener("online", forget);
    removeEventListener("offline", forget);
  };
}

/** Whether our server can be reached, as far as the browser knows or a request has shown. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => proven ?? navigator.onLine,
    () => true,
  );

/** Asks our server, past every cache, whether it can be reached. The smallest file it has, so that it can be asked often. */
export async function checkReachable(): Promise<boolean> {
  const isReached = await fetch("/robots.txt", { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );
  if (isReached !== (proven ?? navigator.onLine)) {
    proven = isReached;
    notifyAll();
  }
  return isReached;
}

/** Whether a request failed before anybody answered: each engine has words of its own for it. */
export const isNetworkError = (error: unknown): boolean =>
  error instanceof TypeError && /failed to fetch|networkerror|load failed/i.test(error.message);
