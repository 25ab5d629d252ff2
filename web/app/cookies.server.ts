import type * as z from "zod";

const YEAR_S = 365 * 24 * 60 * 60;

/** A cookie of the browser's, decoded; null when it was not sent. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of request.headers.get("Cookie")?.split(";") ?? []) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return decode(value.join("="));
  }
  return null;
}

/** A choice kept for a year, or for `maxAgeS`. Nothing secret goes in: the session's cookie is the API's own. */
export function writeCookie(request: Request, name: string, value: string, maxAgeS: number = YEAR_S): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}

/** A cookie of ours that holds an object; null when it was not sent, or holds something else. */
export function readJsonCookie<Schema extends z.ZodType>(
  request: Request,
  name: string,
  schema: Schema,
): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(readCookie(request, name) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
