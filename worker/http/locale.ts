import { parseAccept } from "hono/utils/accept";
import { Locale } from "../lib/schemas";

/** The first of our languages that a browser asks for. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  for (const { type } of parseAccept(acceptLanguage ?? "")) {
    const locale = Locale.safeParse(type.slice(0, 2).toLowerCase());
    if (locale.success) return locale.data;
  }
  return "fr";
}
