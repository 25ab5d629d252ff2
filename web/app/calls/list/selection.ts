/** The calls ticked, and the one ticked or unticked last: where a range with Shift begins. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export const NOTHING: Selection = { ids: new Set(), anchor: null };

/** Ticks a call, or unticks it; with `isRange`, all from the last one up to it get its new state. `order` is the page's. */
export function toggled({ ids, anchor }: Selection, order: readonly string[], id: string, isRange: boolean): Selection {
  const isOn = !ids.has(id);
  const [from, to] = [isRange && anchor !== null ? order.indexOf(anchor) : -1, order.indexOf(id)];
  const range = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(ids);
  for (const each of range) {
    if (isOn) next.add(each);
    else next.delete(each);
  }
  return { ids: next, anchor: id };
}

/** All of the page, or none of it where all are ticked already. */
export const pageToggled = ({ ids }: Selection, order: readonly string[]): Selection =>
  order.every((id) => ids.has(id)) ? NOTHING : { ids: new Set(order), anchor: null };

/** What is left of a selection on a page of these calls. */
export const keptOf = ({ ids }: Selection, order: readonly string[]): string[] => order.filter((id) => ids.has(id));

/** What the list shows while a form is on its way: those that it deletes are gone already, and come back if it fails. */
export function withoutDeleted<Call extends { id: string }>(
  calls: readonly Call[],
  sent: FormData | undefined,
): Call[] {
  const deleted = new Set(sent?.get("intent") === "delete" ? sent.getAll("ids") : []);
  return calls.filter(({ id }) => !deleted.has(id));
}
