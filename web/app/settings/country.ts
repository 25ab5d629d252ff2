import { TAGS } from "~/format";
import type { Locale } from "../../../worker/lib/schemas";

/** "France", from "FR". Null where Cloudflare does not know ("XX"), or it is no country ("T1" is Tor). */
export function countryName(code: string | null, locale: Locale): string | null {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return null;
  return new Intl.DisplayNames(TAGS[locale], { type: "region", fallback: "none" }).of(code) ?? null;
}
