import { ownPath } from "../own-path";

/** Pages that lead in. None of them is a place to go on to once one is in. */
const WAYS_IN =
  /^\/(login|signup|magic-link|forgot-password|reset-password|verify-email|check-email|logout|api)(?=[/?]|$)/;

/** Where to go on to after logging in: a page of ours that is not itself a way in. Null where the address names none. */
export function nextIn(search: URLSearchParams): string | null {
  const path = ownPath(search.get("next"), "");
  return path === "" || WAYS_IN.test(path) ? null : path;
}

export const nextOf = (request: Request): string | null => nextIn(new URL(request.url).searchParams);

/** The same page, told where to go on to afterwards. */
export function withNext(path: string, next: string | null): string {
  if (next === null) return path;
  return `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
}
