import { useText } from "~/i18n/use-text";
import { dateInWords } from "~/receptionist/calendar-words";

/** "Mardi 24 novembre", and how much is on that day. */
export function DayTitle({ date, count }: { date: string; count: number }) {
  const { t, locale } = useText();
  return (
    <div className="flex items-baseline justify-between gap-4">
      <h2 id={`day-${date}`} className="font-semibold text-14 first-letter:uppercase">
        <time dateTime={date}>{dateInWords(date, locale)}</time>
      </h2>
      <p className="text-13 text-ink-muted">{t("appointments:count", { count })}</p>
    </div>
  );
}
