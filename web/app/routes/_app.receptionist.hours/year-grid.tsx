import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { useText } from "~/i18n/use-text";
import { dateInWords, intervalsInWords, monthName, weekdayLetters } from "~/receptionist/calendar-words";
import { cn } from "~/ui/cn";
import type { OpeningYear } from "../../../../worker/receptionists/opening-year.schema";
import { type Day, KINDS, kindOf, monthWeeks } from "./day-kinds";

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
};

/** The id of a day's cell, for links to it. */
export const dayId = (date: string) => `day-${date}`;

/** Twelve months. One Tab stop: arrow keys go from day to day, Page keys by four weeks, Home and End to the year's ends. */
export function YearGrid({ opening }: { opening: OpeningYear }) {
  const { locale } = useText();
  const { days } = opening;
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const letters = weekdayLetters(locale);

  const move = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const date = (event.target as HTMLElement).dataset.date;
      const at = days.findIndex((day) => day.date === date);
      const step = STEPS[event.key];
      const to =
        event.key === "Home" ? 0 : event.key === "End" ? days.length - 1 : step === undefined ? null : at + step;
      if (at < 0 || to === null) return;
      event.preventDefault();
      const next = days[Math.min(Math.max(to, 0), days.length - 1)];
      if (next) grid.current?.querySelector<HTMLElement>(`#${dayId(next.date)}`)?.focus();
    },
    [days],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its days are what takes the keys
    <div
      ref={grid}
      onKeyDown={move}
      onFocus={({ target }) => {
        const at = days.findIndex(({ date }) => date === target.dataset.date);
        if (at >= 0) setCurrent(at);
      }}
      className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 md:gap-x-6 split:grid-cols-4"
    >
      {MONTHS.map((month) => (
        <table
          key={month}
          className="w-full table-fixed border-separate border-spacing-px self-start sm:border-spacing-[2px] text-center text-12"
        >
          <caption className="mb-1 text-left font-medium text-13">{monthName(month, locale)}</caption>
          <thead aria-hidden="true">
            <tr>
              {letters.map((letter) => (
                <td key={letter} className="font-normal text-12 text-ink-muted">
                  {letter}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthWeeks(days, month).map((week) => (
              <tr key={week.find((day) => day !== null)?.date}>
                {week.map((day, column) =>
                  day ? (
                    <DayCell
                      key={day.date}
                      day={day}
                      holidays={opening.holidays}
                      column={column}
                      isCurrent={day.date === days[current]?.date}
                    />
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                    <td key={column} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

type DayCellProps = { day: Day; holidays: OpeningYear["holidays"]; column: number; isCurrent: boolean };

function DayCell({ day, holidays, column, isCurrent }: DayCellProps) {
  const { t, locale } = useText();
  const holiday = holidays.find(({ id }) => id === day.holidayId);
  const hours = intervalsInWords(day.intervals, locale) || t("receptionist:year.closed");
  const why = [day.label, holiday?.name[locale]].filter(Boolean).join(", ");
  const text = t(`receptionist:year.${why ? "dayWhy" : "day"}`, { date: dateInWords(day.date, locale), hours, why });
  return (
    <td className="p-0">
      <span
        id={dayId(day.date)}
        data-date={day.date}
        role="img"
        aria-label={text}
        tabIndex={isCurrent ? 0 : -1}
        className={cn(
          "tabular group/day relative grid h-7 w-full cursor-default scroll-mt-24 place-items-center rounded-[4px]",
          KINDS[kindOf(day)],
        )}
      >
        {Number(day.date.slice(8))}
        <span
          aria-hidden="true"
          className={cn(
            "pointer-events-none absolute bottom-full z-20 mb-1 hidden w-max max-w-36 rounded-control bg-ink px-2.5 py-1.5 text-left text-12 text-bg group-hover/day:block group-focus/day:block sm:max-w-52",
            column < 2 ? "left-0" : column > 4 ? "right-0" : "left-1/2 -translate-x-1/2",
          )}
        >
          {text.replaceAll("\u00a0", " ")}
        </span>
      </span>
    </td>
  );
}
