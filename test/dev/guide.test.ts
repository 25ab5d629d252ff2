import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { expect, test } from "vitest";
import { ROOT } from "../../dev/settings";

const GUIDE = join(ROOT, "docs", "guide");
const LANGUAGES = ["fr", "en"] as const;
const MOST_BYTES_OF_A_PICTURE = 120_000;
const MOST_BYTES_OF_THE_FILM = 8_000_000;

const files = (language: string) => readdirSync(join(GUIDE, language)).sort();
const read = (path: string) => readFileSync(join(GUIDE, path), "utf8");
const pages = LANGUAGES.flatMap((language) => files(language).map((file) => `${language}/${file}`));

/** Every token of a page that is of these types, however deep. */
function tokensOf(page: string): Token[] {
  const found: Token[] = [];
  void walkTokens(lexer(read(page)), (token) => void found.push(token));
  return found;
}
const isImage = (token: Token): token is Tokens.Image => token.type === "image";
const isLink = (token: Token): token is Tokens.Link => token.type === "link";

/** The addresses that Remix makes of the names in web/app/routes. */
const routes = readdirSync(join(ROOT, "web", "app", "routes")).map((name) => {
  const parts = name.split(".").filter((part) => !part.startsWith("_"));
  return new RegExp(`^/${parts.map((part) => part.replace(/_$/, "").replace(/^\$.*/, "[^/]+")).join("/")}$`);
});

/** A page's shape, whatever its language: headings, tables and lists with their lengths, pictures. */
const shapeOf = (page: string) =>
  tokensOf(page).flatMap((token) => {
    if (token.type === "heading") return [`heading ${token.depth}`];
    if (token.type === "table") return [`table of ${token.rows.length}`];
    if (token.type === "list") return [`list of ${token.items.length}`];
    return isImage(token) ? [token.href.replace(/\/(fr|en)\//, "/")] : [];
  });

test("both languages have the same pages, which say as much in the same order, and the app lists them all", () => {
  expect(files("en")).toEqual(files("fr"));
  for (const file of files("fr")) expect(shapeOf(`en/${file}`), file).toEqual(shapeOf(`fr/${file}`));
  const listed = readFileSync(join(ROOT, "web", "app", "help", "guide-files.server.ts"), "utf8");
  const slugs = [...(/GUIDE_PAGES = \[([^\]]+)\]/.exec(listed)?.[1] ?? "").matchAll(/"([a-z-]+)"/g)].map(
    ([, slug]) => slug,
  );
  expect(slugs.map((slug) => `${slug}.md`).sort()).toEqual(files("fr"));
});

test.for(pages)("%s: its pictures are there, small and described, and its links lead somewhere", (page) => {
  const [language = ""] = page.split("/");
  const tokens = tokensOf(page);
  for (const { href, text } of tokens.filter(isImage)) {
    expect(href).toMatch(new RegExp(`^\\.\\./images/${language}/[a-z-]+\\.webp$`));
    expect(text.length, `what ${href} shows`).toBeGreaterThan(10);
    expect(statSync(join(GUIDE, language, href)).size, href).toBeLessThanOrEqual(MOST_BYTES_OF_A_PICTURE);
  }
  for (const { href } of tokens.filter(isLink)) {
    if (href.startsWith("/"))
      expect(
        routes.some((route) => route.test(href)),
        `a route for ${href}`,
      ).toBe(true);
    else expect(existsSync(join(GUIDE, language, href.replace(/#.*/, ""))), href).toBe(true);
  }
  const headings = tokens.filter(({ type }) => type === "heading").map((token) => ("text" in token ? token.text : ""));
  expect(new Set(headings).size, "two headings would have one anchor").toBe(headings.length);
});

/** Where each caption stands, in seconds, by a language's file. */
const cuesOf = (language: string) =>
  [...read(`demo.${language}.vtt`).matchAll(/^([\d:.]+) --> ([\d:.]+)\n(.+)$/gm)].map(
    ([, from = "", to = "", text]) => ({
      ...{ from: seconds(from), to: seconds(to), text },
    }),
  );
const seconds = (stamp: string) => stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** Of a film made by dev/film/webm.ts: the Duration element, a double of eight bytes, in milliseconds. */
function durationS(film: Buffer): number {
  const at = film.indexOf(Buffer.from([0x44, 0x89, 0x01, 0, 0, 0, 0, 0, 0, 8]));
  expect(at, "a film that tells its length").toBeGreaterThan(0);
  return film.readDoubleBE(at + 10) / 1000;
}

test("the film is two minutes long and small, and captions in both languages stand under all of it", () => {
  const film = readFileSync(join(GUIDE, "demo.webm"));
  expect(film.length).toBeLessThanOrEqual(MOST_BYTES_OF_THE_FILM);
  const length = durationS(film);
  expect(length).toBeGreaterThan(90);
  expect(length).toBeLessThan(150);
  const [french, english] = LANGUAGES.map(cuesOf);
  expect(french?.length).toBeGreaterThan(15);
  expect(english?.map(({ from, to }) => [from, to])).toEqual(french?.map(({ from, to }) => [from, to]));
  expect(french?.[0]?.from).toBeLessThan(1);
  expect(Math.abs((french?.at(-1)?.to ?? 0) - length)).toBeLessThan(1);
  french?.slice(1).forEach(({ from }, index) => void expect(from - (french[index]?.to ?? 0)).toBeLessThan(0.5));
});
