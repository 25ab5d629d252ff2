import type { Locale } from "../../../worker/lib/schemas";
import type { Namespace, Resources, Translated } from "./resources";

/** `left_one` and `left_other` are both `left`, said with a `count`. */
type Unformed<Key extends string> = Key extends `${infer Stem}_${"zero" | "one" | "other"}` ? Stem : Key;
type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Unformed<Key> : `${Key}.${Paths<Tree[Key]>}`;
}[keyof Tree & string];

/** `brand` is in `common`, `auth:login.title` elsewhere. */
type TextKey = Paths<Resources["common"]> | { [Name in Namespace]: `${Name}:${Paths<Resources[Name]>}` }[Namespace];

/** What stands in a text's `{{name}}`; with `count`, the text has a form for one and a form for more. */
type Values = Record<string, string | number | null | undefined>;

/** Every text: `t("brand")` is in `common`, `t("auth:login.title")` elsewhere. */
export type Translate = (key: TextKey, values?: Values) => string;

/** One language's texts. In a browser an area's follow with its first page. */
export type Texts = {
  locale: Locale;
  t: Translate;
  has: (name: Namespace) => boolean;
  add: (more: Partial<Translated<Resources>>) => void;
};

/**
 * Says one language's texts. A library does the same in 17 kB gzip, which every page would load before it comes alive: of all that it
 * can, our texts use values and plurals.
 */
export function textsIn(locale: Locale, texts: Partial<Translated<Resources>>): Texts {
  const known: Record<string, unknown> = { ...texts };
  const forms = new Intl.PluralRules(locale);
  const find = (key: string): string | null => {
    const [path = "", name = "common"] = key.split(":").reverse();
    let at = known[name];
    for (const step of path.split(".")) at = isTree(at) && Object.hasOwn(at, step) ? at[step] : null;
    return typeof at === "string" ? at : null;
  };
  const formOf = (key: string, count: number) =>
    (count === 0 ? find(`${key}_zero`) : null) ?? find(`${key}_${forms.select(count)}`) ?? find(`${key}_other`);
  return {
    locale,
    t: (key, values = {}) => {
      const { count } = values;
      const text = (typeof count === "number" ? formOf(key, count) : null) ?? find(key);
      // A text that is missing is seen by its name, and breaks no page.
      if (text === null) return key;
      return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
    },
    has: (name) => known[name] !== undefined,
    add: (more) => {
      Object.assign(known, more);
    },
  };
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
