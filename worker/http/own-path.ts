const ORIGIN = "http://own.invalid";

/** A path of our pages; null for everything else, so that no query leads a browser to another site. */
export function ownPath(to: string | undefined): string | null {
  if (!to?.startsWith("/") || !URL.canParse(to, ORIGIN)) return null;
  const url = new URL(to, ORIGIN);
  // "/.//evil.example" is a path of ours that, written out, would name another host.
  const isOurs = url.origin === ORIGIN && !url.pathname.startsWith("//");
  return isOurs && !url.pathname.startsWith("/api/") ? url.pathname + url.search : null;
}
