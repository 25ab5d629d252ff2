import { Marked, type Tokens } from "marked";
import type { Locale } from "../../../worker/lib/schemas";
import { setEnglish, setFrench } from "../i18n/typography";
import { type GuideSlug, imageUrl, readPage } from "./guide-files.server";
import { anchorOf, fold } from "./words";

export type Heading = { id: string; text: string; depth: number };
/** What stands under one heading, as plain words: what a search looks through. */
export type Section = { heading: Heading; text: string };
export type GuidePage = { slug: GuideSlug; title: string; summary: string; html: string; sections: Section[] };

const CLASSES = {
  h2: "mt-10 mb-2 scroll-mt-6 font-semibold text-20",
  h3: "mt-6 mb-1 scroll-mt-6 font-semibold text-16",
  p: "my-3 max-w-[68ch]",
  ul: "my-3 grid max-w-[68ch] list-disc gap-1.5 pl-5 marker:text-ink-muted",
  ol: "my-3 grid max-w-[68ch] list-decimal gap-1.5 pl-5 marker:text-ink-muted",
  img: "my-5 h-auto max-w-full rounded-card border border-line",
  phone: "my-5 h-auto w-[280px] max-w-full rounded-card border border-line",
  a: "rounded-control font-medium text-accent underline underline-offset-4",
  code: "rounded-control bg-ink/6 px-1 py-0.5 text-13",
  kbd: "rounded-control border border-line bg-surface px-1.5 py-0.5 text-12",
  quote: "my-4 max-w-[68ch] border-accent border-l-2 pl-4 text-ink-muted",
  table: "my-4 w-full max-w-[80ch] text-left text-14",
  th: "border-line border-b py-2 pr-4 align-top font-medium text-13 text-ink-muted",
  td: "border-line border-b py-2 pr-4 align-top",
} as const;

/** Pictures are taken at these sizes (dev/guide-shots.ts): a page that knows them does not jump as they come. */
const SIZES = { desktop: 'width="1280" height="800"', phone: 'width="390" height="780"' };

/** `web/app` sets no inline style and trusts no HTML: what the Markdown brings of its own is shown as text. */
const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** A page of the guide by its file's name, an address of the app, a place on this page; and of others only the web's and mail's. */
function target(href: string): string | null {
  const page = /^\.?\/?([a-z-]+)\.md(#.*)?$/.exec(href);
  if (page) return `/aide/${page[1]}${page[2] ?? ""}`;
  return /^(?:\/(?!\/)|#|https:\/\/|mailto:)/.test(href) ? href : null;
}

const rendered = new Map<string, GuidePage>();

/** A page of the guide in HTML that carries our classes and nothing of its own. Rendered once for each Worker that runs. */
export function guidePage(locale: Locale, slug: GuideSlug): GuidePage {
  const key = `${locale}/${slug}`;
  const known = rendered.get(key);
  if (known) return known;
  const page = renderPage(slug, readPage(locale, slug), locale);
  rendered.set(key, page);
  return page;
}

/** Turns Markdown into what a page shows and what a search looks through. */
export function renderPage(slug: GuideSlug, source: string, locale: Locale): GuidePage {
  const text = locale === "fr" ? setFrench(source) : setEnglish(source);
  const marked = new Marked({ renderer: renderer() });
  const tokens = marked.lexer(text);
  const isTitle = (token: (typeof tokens)[number]) => token.type === "heading" && token.depth === 1;
  const title = plain(tokens.find(isTitle)?.raw ?? slug);
  const body = tokens.filter((token) => !isTitle(token));
  const first = body.find(({ type }) => type === "paragraph");
  const summary = plain(first?.raw ?? "");
  return {
    ...{ slug, title, summary, sections: sectionsOf(title, body) },
    html: marked.parser(body.filter((token) => token !== first)),
  };
}

/** The headings within a page, for its table of contents. */
export const contentsOf = ({ sections }: GuidePage): Heading[] =>
  sections.map(({ heading }) => heading).filter(({ depth }) => depth > 1);

function sectionsOf(title: string, tokens: { type: string; raw: string; depth?: number; text?: string }[]): Section[] {
  const sections: Section[] = [{ heading: { id: "", text: title, depth: 1 }, text: "" }];
  for (const { type, raw, depth, text } of tokens) {
    const heading = plain(text ?? "");
    if (type === "heading")
      sections.push({ heading: { id: anchorOf(heading), text: heading, depth: depth ?? 2 }, text: "" });
    else {
      const section = sections.at(-1);
      if (section) section.text = `${section.text} ${plain(raw)}`.trim();
    }
  }
  return sections;
}

/** Markdown's signs away, the words kept. */
const plain = (markdown: string): string =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[\s>]*(?:[-*]|\d+\.)\s/gm, "")
    .replace(/[*_`#|]|-{3,}/g, "")
    // Not the no-break spaces, which French sets before its colons.
    .replace(/[ \t\n]+/g, " ")
    .trim();

/** Sections that hold every word, accents and case aside; those whose heading holds them first. */
export function searchGuide(
  pages: GuidePage[],
  query: string,
): { page: GuidePage; section: Section; excerpt: string }[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = pages.flatMap((page) =>
    page.sections
      .filter(({ heading, text }) => words.every((word) => fold(`${heading.text} ${text}`).includes(word)))
      .map((section) => ({ page, section, excerpt: excerptOf(section.text, words) })),
  );
  const inHeading = ({ section }: (typeof hits)[number]) =>
    words.some((word) => fold(section.heading.text).includes(word));
  return [...hits.filter(inHeading), ...hits.filter((hit) => !inHeading(hit))].slice(0, MOST_RESULTS);
}

const MOST_RESULTS = 12;
const EXCERPT = 160;

/** The words around the first hit; folding keeps the length of a French or English text, so places agree. */
function excerptOf(text: string, words: string[]): string {
  const folded = fold(text);
  const at = Math.max(
    0,
    Math.min(...words.map((word) => folded.indexOf(word)).filter((place) => place >= 0), text.length),
  );
  const from = at < 60 || at === text.length ? 0 : text.indexOf(" ", at - 60) + 1;
  const cut = text.slice(from, from + EXCERPT);
  return `${from > 0 ? "… " : ""}${cut}${from + EXCERPT < text.length ? " …" : ""}`;
}

const renderer = () => ({
  html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
  heading(this: Inline, { depth, text, tokens }: Tokens.Heading) {
    const tag = depth === 2 ? "h2" : "h3";
    return `<${tag} id="${anchorOf(plain(text))}" class="${CLASSES[tag]}">${this.parser.parseInline(tokens)}</${tag}>`;
  },
  paragraph(this: Inline, { tokens }: Tokens.Paragraph) {
    const inner = this.parser.parseInline(tokens);
    return tokens.every(({ type }) => type === "image") ? inner : `<p class="${CLASSES.p}">${inner}</p>`;
  },
  list(this: Block, { ordered, items }: Tokens.List) {
    const tag = ordered ? "ol" : "ul";
    const inner = items.map(({ tokens }) => `<li>${this.parser.parse(tokens)}</li>`).join("");
    return `<${tag} class="${CLASSES[tag]}">${inner}</${tag}>`;
  },
  blockquote(this: Block, { tokens }: Tokens.Blockquote) {
    return `<blockquote class="${CLASSES.quote}">${this.parser.parse(tokens)}</blockquote>`;
  },
  link(this: Inline, { href, tokens }: Tokens.Link) {
    const inner = this.parser.parseInline(tokens);
    const to = target(href);
    if (to === null) return inner;
    const outside = /^https:/.test(to) ? ' rel="noreferrer"' : "";
    return `<a href="${escaped(to)}" class="${CLASSES.a}"${outside}>${inner}</a>`;
  },
  image: ({ href, text }: Tokens.Image) => {
    const src = imageUrl(href);
    if (src === undefined) return "";
    const kind = /-phone\.webp$/.test(href) ? "phone" : "desktop";
    const shape = kind === "phone" ? CLASSES.phone : CLASSES.img;
    return `<img src="${escaped(src)}" alt="${escaped(text)}" ${SIZES[kind]} loading="lazy" decoding="async" class="${shape}">`;
  },
  codespan: ({ text }: Tokens.Codespan) => `<code class="${CLASSES.code}">${escaped(text)}</code>`,
  table(this: Inline, { header, rows }: Tokens.Table) {
    const row = (cells: Tokens.TableCell[], tag: "th" | "td") => {
      const scope = tag === "th" ? ' scope="col"' : "";
      const inner = cells.map(
        ({ tokens }) => `<${tag}${scope} class="${CLASSES[tag]}">${this.parser.parseInline(tokens)}</${tag}>`,
      );
      return `<tr>${inner.join("")}</tr>`;
    };
    const body = rows.map((cells) => row(cells, "td")).join("");
    return `<table class="${CLASSES.table}"><thead>${row(header, "th")}</thead><tbody>${body}</tbody></table>`;
  },
});

type Inline = { parser: { parseInline: (tokens: Tokens.Generic[]) => string } };
type Block = { parser: { parse: (tokens: Tokens.Generic[]) => string } };
