import { useText } from "~/i18n/use-text";
import { shortDate, WEEKDAYS, weekdayName } from "~/receptionist/calendar-words";
import { Alert } from "~/ui/alert";
import { TEXT_LINK } from "~/ui/auth-shell";
import type { OpeningYear } from "../../../../worker/receptionists/opening-year.schema";
import { dayId } from "./year-grid";

type Warning = OpeningYear["warnings"][number];

/** What looks like a mistake, each with the way to the day it is about. */
export function Warnings({ opening }: { opening: OpeningYear }) {
  const { t, locale } = useText();
  const { holidays, year } = opening;
  // The next save forgets a holiday that the region does not have: the list above has no switch for it.
  const warnings = opening.warnings.filter(({ kind }) => kind !== "open-on-unknown-holiday");
  if (warnings.length === 0) return null;

  function nameOf({ label }: Warning): string {
    const weekday = WEEKDAYS.find((day) => day === label);
    if (weekday) return weekdayName(weekday, locale);
    return holidays.find(({ id }) => id === label)?.name[locale] ?? label ?? t("receptionist:year.unnamed");
  }

  return (
    <Alert kind="warn" title={t("receptionist:year.warnings", { count: warnings.length })}>
      <ul className="grid gap-1 pt-1 text-ink">
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.from} ${warning.label}`}>
            {t(`receptionist:year.doubts.${warning.kind}`, { name: nameOf(warning) })}{" "}
            {!isOfYear(warning, year) && (
              <a
                href={`#${dayId(warning.from < `${year}-01-01` ? `${year}-01-01` : warning.from)}`}
                className={TEXT_LINK}
              >
                {warning.from === warning.to
                  ? shortDate(warning.from, locale)
                  : `${shortDate(warning.from, locale)} – ${shortDate(warning.to, locale)}`}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Of no day in particular. */
const isOfYear = ({ from, to }: Warning, year: number) => from === `${year}-01-01` && to === `${year}-12-31`;
