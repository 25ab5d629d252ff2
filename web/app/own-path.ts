/** A path of this site, or `fallback`: an address from a form or a query never leads to another site. */
export function ownPath(to: unknown, fallback: string): string {
  if (typeof to !== "string" || !to.startsWith("/")) return fallback;
  const origin = "http://own.invalid";
  const url = URL.parse(to, origin);
  // "/.//evil.example" is a path of ours that, written out, would name another host.
  return url?.origin === origin && !url.pathname.startsWith("//") ? url.pathname + url.search : fallback;
}
