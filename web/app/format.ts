import type * as z from "zod";
import type { Locale, Money as MoneySchema } from "../../worker/lib/schemas";

type Money = z.infer<typeof MoneySchema>;

export const NBSP = "\u00a0";
export const TAGS = { fr: "fr-FR", en: "en-US" } as const satisfies Record<Locale, string>;
const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** In whose language, and on whose clock: the organisation's time zone (IANA), not the reader's device. */
export type Reader = { locale: Locale; timeZone: string };

/** "mar. 24 nov., 14 h 30" / "Tue, Nov 24, 2:30 PM". */
export const formatDateTime = (iso: string, reader: Reader): string =>
  `${formatDate(iso, reader)}, ${formatTime(iso, reader)}`;

/** "mar. 24 nov." / "Tue, Nov 24". */
export const formatDate = (iso: string, { locale, timeZone }: Reader): string =>
  dateWords(new Date(iso), locale, { weekday: "short", day: "numeric", month: "short", timeZone });

/** What of a date the options ask for, in words. French counts the first of a month, and numbers the other days: "1er nov.", "2 nov.". */
export function dateWords(at: Date | number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const words = held(new Intl.DateTimeFormat(TAGS[locale], options).format(at));
  return locale === "fr" && options.month ? words.replace(/(?<!\d)1(?=\u00a0\p{L})/u, "1er") : words;
}

/** "14 h 30" / "2:30 PM". */
export function formatTime(iso: string, { locale, timeZone }: Reader): string {
  const time = new Intl.DateTimeFormat(TAGS[locale], { hour: "numeric", minute: "2-digit", timeZone }).format(
    new Date(iso),
  );
  return locale === "fr" ? time.replace(/^0?(\d+):(\d+)$/, `$1${NBSP}h${NBSP}$2`) : held(time);
}

/** "45 s", "2 min 05", "1 h 02 min" / "45s", "2m 05s", "1h 02m". Null, when unknown, is "—". */
export function formatDuration(seconds: number | null, locale: Locale): string {
  if (seconds === null) return "—";
  const total = Math.round(seconds);
  const [hours, minutes, rest] = [
    Math.floor(total / HOUR_S),
    Math.floor((total % HOUR_S) / MINUTE_S),
    total % MINUTE_S,
  ];
  if (locale === "en") {
    if (hours > 0) return `${hours}h ${twoDigits(minutes)}m`;
    return minutes > 0 ? `${minutes}m ${twoDigits(rest)}s` : `${rest}s`;
  }
  if (hours > 0) return held(`${hours} h ${twoDigits(minutes)} min`);
  return held(minutes > 0 ? `${minutes} min ${twoDigits(rest)}` : `${rest} s`);
}

/** A running or recorded position: "0:42", "12:05", "1:02:05". */
export function formatClock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(total / HOUR_S), Math.floor((total % HOUR_S) / MINUTE_S)];
  const rest = twoDigits(total % MINUTE_S);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** "0,42 €" / "€0.42"; four decimals under a cent, so that what is small is not shown as nothing. Unknown is "—". Lines that add up ask for the same `decimals`. */
export function formatMoney(money: Money | null, locale: Locale, decimals?: number): string {
  if (money === null) return "—";
  const amount = money.amountMicros / 1_000_000;
  const isTiny = amount !== 0 && Math.abs(amount) < 0.01;
  return held(
    new Intl.NumberFormat(TAGS[locale], {
      style: "currency",
      currency: money.currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: decimals ?? 2,
      maximumFractionDigits: decimals ?? (isTiny ? 4 : 2),
    }).format(amount),
  );
}

/** "1 204" / "1,204". */
export const formatCount = (count: number, locale: Locale): string =>
  held(new Intl.NumberFormat(TAGS[locale]).format(count));

/** Change from `before` to `now`: "+12 %" / "+12%". Null when there is nothing to compare with. */
export function formatChange(now: number, before: number, locale: Locale): string | null {
  if (before === 0) return null;
  return held(
    new Intl.NumberFormat(TAGS[locale], {
      style: "percent",
      maximumFractionDigits: 0,
      signDisplay: "exceptZero",
    }).format((now - before) / before),
  );
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** Servers and browsers disagree on which space they put: one kind, which never breaks, keeps hydration quiet and figures whole. */
export const held = (text: string) => text.replace(/\s/g, NBSP);
