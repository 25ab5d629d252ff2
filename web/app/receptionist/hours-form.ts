import * as z from "zod";
import { HolidayRegion, HoursException, type Opening } from "../../../receptionist/profile.schema";
import { WEEKDAYS, type Weekday } from "./calendar-words";
import { IntervalRow, intervalInputs } from "./clock-time";

const Day = z.array(IntervalRow).max(6);
const { from, to, label } = HoursException.shape;
const ExceptionRow = z
  .object({ from, to, label: label.default(""), intervals: Day })
  .refine((exception) => exception.from <= exception.to, { path: ["to"], params: { reason: "datesReversed" } });

/** All that decides when the business is open, as its form sends it. */
export const HoursForm = z.object({
  hours: z.object({
    monday: Day,
    tuesday: Day,
    wednesday: Day,
    thursday: Day,
    friday: Day,
    saturday: Day,
    sunday: Day,
  }),
  /** Nothing chosen: no public holiday is kept. */
  region: HolidayRegion.optional(),
  /** Of the holidays that the page lists, those on which the business opens. */
  openOn: z.array(z.string().min(1).max(40)).max(30),
  exceptions: z.array(ExceptionRow).max(60),
});

/** What the form says, as the profile holds it. */
export const openingOf = ({ hours, region, openOn, exceptions }: z.output<typeof HoursForm>) => ({
  hours,
  holidays: { region: region ?? null, openOn },
  exceptions,
});

/** Hours as the form shows them. */
export const hoursInputs = ({ hours, holidays, exceptions }: Opening) => ({
  hours: {
    monday: intervalInputs(hours.monday),
    tuesday: intervalInputs(hours.tuesday),
    wednesday: intervalInputs(hours.wednesday),
    thursday: intervalInputs(hours.thursday),
    friday: intervalInputs(hours.friday),
    saturday: intervalInputs(hours.saturday),
    sunday: intervalInputs(hours.sunday),
  },
  ...(holidays.region !== null && { region: holidays.region }),
  openOn: holidays.openOn,
  exceptions: exceptions.map((exception) => ({ ...exception, intervals: intervalInputs(exception.intervals) })),
});

const COPY_TARGETS = ["workdays", "everyday", ...WEEKDAYS] as const;
export const CopyTarget = z.enum(COPY_TARGETS);
export const CopyDay = z.object({ copyFrom: z.enum(WEEKDAYS), copyTo: CopyTarget });

/** The days that take another's hours; never that one itself. */
export function copyTargets({ copyFrom, copyTo }: z.infer<typeof CopyDay>): Weekday[] {
  const targets = { workdays: WEEKDAYS.slice(0, 5), everyday: WEEKDAYS } as const;
  const days = copyTo === "workdays" || copyTo === "everyday" ? targets[copyTo] : [copyTo];
  return days.filter((day) => day !== copyFrom);
}

/** The form with one day's hours given to others: what the copy button does where there are no scripts. */
export function withCopiedDay(form: FormData, copy: z.infer<typeof CopyDay>): FormData {
  const copied = new FormData();
  const targets = copyTargets(copy);
  for (const [name, value] of form)
    if (!targets.some((day) => name.startsWith(`hours.${day}[`))) copied.append(name, value);
  const source = `hours.${copy.copyFrom}[`;
  for (const [name, value] of form)
    if (name.startsWith(source))
      for (const day of targets) copied.append(`hours.${day}[${name.slice(source.length)}`, value);
  return copied;
}
