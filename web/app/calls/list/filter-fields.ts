import { durationPresetOf, type ListFilters } from "./filters";

/** In a select: its value is typed in beside it. */
export const CUSTOM = "custom";

/** What the fields of the filters' form hold, by name; "" is none. `readFilters` reads them back. */
export function fieldValues({ status, outcome, numberId, contact, q, period, duration, sort }: ListFilters) {
  const preset = duration && durationPresetOf(duration);
  const dates = period && !("preset" in period) ? period : null;
  return {
    status: status ?? "",
    q: q ?? "",
    period: period ? ("preset" in period ? period.preset : CUSTOM) : "",
    since: dates?.since ?? "",
    until: dates?.until ?? "",
    outcome: outcome ?? "",
    number: numberId ?? "",
    duration: duration ? (preset ?? CUSTOM) : "",
    min: !preset && duration?.minS != null ? String(duration.minS) : "",
    max: !preset && duration?.maxS != null ? String(duration.maxS) : "",
    contact: contact ?? "",
    sort,
  };
}

/** The text entries of a form, as an address would carry them. */
export const textsOf = (form: FormData): URLSearchParams =>
  new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
