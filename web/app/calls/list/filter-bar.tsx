import { Form } from "@remix-run/react";
import { ListFilter, Search } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { CallSort } from "../../../../worker/calls/calls.schema";
import { useText } from "../../i18n/use-text";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import type { LineChoice } from "./chips";
import { CUSTOM, fieldValues } from "./filter-fields";
import { DURATIONS, type ListFilters, OUTCOMES, PERIODS, STATUSES, tabOf } from "./filters";
import { useFilterForm } from "./use-filter-form";

/** The form's id: the headers that sort are buttons of it. */
export const FILTER_FORM = "calls-filters";
/** The id of the field for words. */
export const SEARCH_FIELD = "calls-search";
const SHEET = "calls-filters-sheet";
const ORDERS: readonly CallSort[] = ["-startedAt", "startedAt", "-durationS", "durationS", "-cost", "cost"];

type FilterBarProps = {
  filters: ListFilters;
  lines: readonly LineChoice[];
  /** How many are in use, beside the words searched for. */
  count: number;
  /** There are headers to sort by. */
  hasHeaders: boolean;
  /** What else is done with the list: views, export. */
  children: ReactNode;
};

/**
 * What the list can be narrowed to: a form whose address is the list's. Where there is room its fields stand in a row; else they
 * are in a sheet, a native popover, which opens without scripts.
 */
export function FilterBar({ filters, lines, count, hasHeaders, children }: FilterBarProps) {
  const { t } = useText();
  const values = fieldValues(filters);
  const form = useFilterForm(filters);
  const tab = tabOf(filters.status);
  return (
    <div className="@container mt-4">
      {/* The form itself is no box: what stands beside its first fields has forms of its own. */}
      <div className="flex flex-wrap items-center gap-2">
        <Form
          {...form}
          id={FILTER_FORM}
          method="get"
          action="/calls"
          role="search"
          autoComplete="off"
          className="contents"
        >
          <div className="relative min-w-0 flex-1 basis-52">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted"
            />
            <label htmlFor={SEARCH_FIELD} className="sr-only">
              {t("listing:filters.search")}
            </label>
            <Input
              id={SEARCH_FIELD}
              type="search"
              name="q"
              defaultValue={values.q}
              maxLength={100}
              autoComplete="off"
              placeholder={t("listing:filters.searchHint")}
              className="pl-9"
            />
          </div>
          <Button popovertarget={SHEET} className="@2xl:hidden">
            <ListFilter aria-hidden="true" />
            {t("listing:filters.open")}
            {count > 0 && <span className="tabular rounded-full bg-accent/10 px-1.5 text-12 text-accent">{count}</span>}
          </Button>
          <fieldset
            id={SHEET}
            popover="auto"
            aria-label={t("listing:filters.label")}
            className={cn(
              "order-last min-w-0 gap-3 @max-2xl:open:grid @max-2xl:backdrop:bg-veil",
              "@max-2xl:fixed @max-2xl:z-50 @max-2xl:inset-x-0 @max-2xl:top-auto @max-2xl:bottom-0 @max-2xl:mx-auto @max-2xl:max-h-[85dvh] @max-2xl:w-full @max-2xl:max-w-lg @max-2xl:animate-rise @max-2xl:rounded-t-dialog @max-2xl:bg-raised @max-2xl:p-5 @max-2xl:shadow-float",
              "@2xl:static @2xl:flex @2xl:basis-full @2xl:flex-wrap @2xl:items-center @2xl:gap-2 @2xl:overflow-visible @2xl:bg-transparent",
            )}
          >
            {tab === "live" && (
              <Choice name="status" label={t("listing:filters.status")} value={values.status}>
                <option value="live">{t("listing:filters.anyStatus")}</option>
                {STATUSES.map(
                  (status) =>
                    status !== "live" &&
                    status !== "ended" && (
                      <option key={status} value={status}>
                        {t(`listing:filters.statuses.${status}`)}
                      </option>
                    ),
                )}
              </Choice>
            )}
            {tab === "ended" && <input type="hidden" name="status" value="ended" />}
            <Choice
              name="period"
              label={t("listing:filters.period")}
              value={values.period}
              custom={
                <>
                  <Typed type="date" name="since" label={t("listing:filters.since")} value={values.since} />
                  <Typed type="date" name="until" label={t("listing:filters.until")} value={values.until} />
                </>
              }
            >
              <option value="">{t("listing:filters.anyPeriod")}</option>
              {PERIODS.map((period) => (
                <option key={period} value={period}>
                  {t(`listing:filters.periods.${period}`)}
                </option>
              ))}
              <option value={CUSTOM}>{t("listing:filters.dates")}</option>
            </Choice>
            <Choice name="outcome" label={t("listing:filters.outcome")} value={values.outcome}>
              <option value="">{t("listing:filters.anyOutcome")}</option>
              {OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {t(`calls:outcome.${outcome}`)}
                </option>
              ))}
            </Choice>
            {(lines.length > 0 || values.number) && (
              <Choice name="number" label={t("listing:filters.number")} value={values.number}>
                <option value="">{t("listing:filters.anyNumber")}</option>
                {lines.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
                {values.number && !lines.some(({ id }) => id === values.number) && (
                  <option value={values.number}>{t("listing:filters.number")}</option>
                )}
              </Choice>
            )}
            <Choice
              name="duration"
              label={t("listing:filters.duration")}
              value={values.duration}
              custom={
                <>
                  <Typed type="number" name="min" label={t("listing:filters.min")} value={values.min} />
                  <Typed type="number" name="max" label={t("listing:filters.max")} value={values.max} />
                </>
              }
            >
              <option value="">{t("listing:filters.anyDuration")}</option>
              {DURATIONS.map((duration) => (
                <option key={duration} value={duration}>
                  {t(`listing:filters.durations.${duration}`)}
                </option>
              ))}
              <option value={CUSTOM}>{t("listing:filters.range")}</option>
            </Choice>
            <div className={cn(hasHeaders && "@2xl:hidden")}>
              <Choice name="sort" label={t("listing:sort.label")} value={values.sort}>
                {ORDERS.filter((order) => !filters.q || order.endsWith("startedAt")).map((order) => (
                  <option key={order} value={order}>
                    {t(`listing:sort.orders.${order}`)}
                  </option>
                ))}
              </Choice>
            </div>
            {values.contact && <input type="hidden" name="contact" value={values.contact} />}
            <Button
              type="submit"
              variant="primary"
              popovertarget={SHEET}
              popovertargetaction="hide"
              className="@2xl:hidden noscript:inline-flex"
            >
              {t("listing:filters.apply")}
            </Button>
          </fieldset>
        </Form>
        {children}
      </div>
    </div>
  );
}

type ChoiceProps = { name: string; label: string; value: string; custom?: ReactNode; children: ReactNode };

/** A select under its name, or in a row without it. What it cannot list is typed in beside it, once that is chosen. */
function Choice({ name, label, value, custom, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="group/choice flex flex-wrap items-end gap-2">
      <div className="grid gap-1 @max-2xl:w-full">
        <label htmlFor={id} className="font-medium text-13 @2xl:sr-only">
          {label}
        </label>
        <Select id={id} name={name} defaultValue={value} className={cn(value && "font-medium")}>
          {children}
        </Select>
      </div>
      {custom && <div className="hidden gap-2 group-has-[option[value=custom]:checked]/choice:flex">{custom}</div>}
    </div>
  );
}

type TypedProps = { type: "date" | "number"; name: string; label: string; value: string };

function Typed({ type, name, label, value }: TypedProps) {
  const id = useId();
  return (
    <div className="grid gap-1 @2xl:flex @2xl:items-center @2xl:gap-1.5">
      <label htmlFor={id} className="text-13 text-ink-muted">
        {label}
      </label>
      <div className={type === "number" ? "w-24" : "w-38"}>
        <Input id={id} type={type} name={name} defaultValue={value} {...(type === "number" && { min: 0, step: 1 })} />
      </div>
    </div>
  );
}
