import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SECTION_PAGES } from "~/help/sections";
import { anchorOf } from "~/help/words";
import { en } from "~/i18n/en";
import { fr } from "~/i18n/fr";
import { createI18n } from "~/i18n/instance";
import { preferredLocale } from "~/i18n/locale";

const texts = (tree: object, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

test("French and English have the same keys", () => {
  expect(texts(en).map(([key]) => key)).toEqual(texts(fr).map(([key]) => key));
});

test("no text is empty, and each takes the same values in both languages", () => {
  const english = new Map(texts(en));
  for (const [key, french] of texts(fr)) {
    expect(french.trim(), key).not.toBe("");
    expect(english.get(key)?.trim(), key).not.toBe("");
    expect(placeholders(english.get(key) ?? ""), key).toEqual(placeholders(french));
  }
});

test("French punctuation never starts a line", () => {
  for (const [key, text] of texts(fr)) expect(text, key).not.toMatch(/ [:;?!»%€]|« /);
});

test("a visitor's language is the browser's first that we speak, by weight, and French when it asks for neither", () => {
  expect(preferredLocale("en-GB,en;q=0.9,fr;q=0.8")).toBe("en");
  expect(preferredLocale("de-DE,fr;q=0.5,en;q=0.7")).toBe("en");
  expect(preferredLocale("fr-CA")).toBe("fr");
  expect(preferredLocale("en;q=0,es")).toBe("fr");
  expect(preferredLocale("de")).toBe("fr");
  expect(preferredLocale(null)).toBe("fr");
});

test("one language is enough to render with", async () => {
  const { t } = await createI18n("en", en);
  expect(t("stepper.position", { step: 2, count: 5 })).toBe("Step 2 of 5");
});

test("onboarding's texts are said under /onboarding only: other pages do not load them", () => {
  const pages = globSync("web/app/**/*.{ts,tsx}").filter((file) => !file.includes(".server."));
  const speakers = pages.filter((file) => /["`]onboarding:(?!write|read)/.test(readFileSync(file, "utf8")));
  expect(speakers.length).toBeGreaterThan(10);
  for (const file of speakers) expect(file).toMatch(/^web\/app\/routes\/onboarding/);
});

test("what is counted has a form for one and a form for more, in both languages, and both are plain text", () => {
  for (const tree of [fr, en]) {
    const keys = new Set(texts(tree).map(([key]) => key));
    for (const key of keys) {
      const [stem, form] = [key.replace(/_(one|other)$/, ""), /_(one|other)$/.exec(key)?.[1]];
      if (form) expect(keys.has(`${stem}_${form === "one" ? "other" : "one"}`), key).toBe(true);
      if (form) expect(keys.has(stem), `${key} beside a form for every number`).toBe(false);
    }
  }
});

// A language names itself in its own word; the page of parts is for us alone.
test("no component says a word of its own: what it shows comes from the texts", () => {
  const silent = globSync("web/app/**/*.tsx").filter((file) => !/routes\/dev\.ui/.test(file));
  for (const file of silent) {
    const source = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\{?\/\/.*$|Français/gm, "");
    expect(source.match(/[^\n]*[éèêàçùîôÉÈÀ][^\n]*/g), `accented words in ${file}`).toBeNull();
    expect(source.match(/(?:aria-label|title|placeholder|alt)="[^"]*[a-z]{2}[^"]*"/g), `a label in ${file}`).toBeNull();
    expect(source.match(/>\s*[A-Z][a-z]+(?: [a-z']+)+[.…]?\s*<\//g), `a sentence in ${file}`).toBeNull();
  }
});

test("the sections that empty pages lead to are in the guide, in both languages", () => {
  for (const [language, tree] of [
    ["fr", fr],
    ["en", en],
  ] as const)
    for (const [section, page] of Object.entries(SECTION_PAGES)) {
      const source = readFileSync(`docs/guide/${language}/${page}.md`, "utf8");
      const anchors = [...source.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
      const named = new Map(texts(tree.common.guide)).get(section) ?? "";
      expect(anchors, `${language}, ${section}`).toContain(anchorOf(named));
    }
});
