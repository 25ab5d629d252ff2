/** Chosen together, in whatever order: checkboxes of one name. */
const UNORDERED = new Set(["openOn"]);

/**
 * Whether a form holds what is saved, as far as `saved` goes: buttons and hidden fields add more. Numbers are compared as they
 * are typed, empty fields and empty lists with none; the order of fields does not count, that of rows does.
 */
export const sameValues = (typed: Record<string, unknown>, saved: Record<string, unknown>): boolean =>
  Object.keys({ ...saved }).every((name) => entries(name, typed[name]) === entries(name, saved[name]));

const entries = (name: string, value: unknown): string => {
  const listed = UNORDERED.has(name) ? [value ?? []].flat().map(String).toSorted() : value;
  return flat("", listed).toSorted().join("\n");
};

function flat(path: string, value: unknown): string[] {
  if (value === undefined || value === null || value === "" || value === false) return [];
  // What a checkbox sends.
  if (value === true) return [`${path}=on`];
  if (Array.isArray(value)) return value.flatMap((item, index) => flat(`${path}[${index}]`, item));
  if (typeof value === "object") return Object.entries(value).flatMap(([key, item]) => flat(`${path}.${key}`, item));
  return [`${path}=${value}`];
}
