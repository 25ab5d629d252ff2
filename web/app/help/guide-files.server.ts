import type { Locale } from "../../../worker/lib/schemas";

/** The pages of the guide in their order; each is `docs/guide/<language>/<slug>.md`, the same name in both languages. */
export const GUIDE_PAGES = [
  "quick-start",
  "calls",
  "live",
  "receptionist",
  "numbers",
  "analytics",
  "settings",
  "faq",
  "troubleshooting",
] as const;
export type GuideSlug = (typeof GUIDE_PAGES)[number];

export const isGuideSlug = (slug: string | undefined): slug is GuideSlug => GUIDE_PAGES.some((page) => page === slug);

// These three are read as the app is built, and by the server's bundle alone: no browser downloads the guide whole.
const markdown = import.meta.glob<string>("../../../docs/guide/*/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});
const images = import.meta.glob<string>("../../../docs/guide/images/*/*.webp", {
  query: "?url",
  import: "default",
  eager: true,
});
const film = import.meta.glob<string>("../../../docs/guide/demo*.{webm,vtt}", {
  query: "?url",
  import: "default",
  eager: true,
});

const GUIDE = "../../../docs/guide/";

/** A page as it is written. Throws where a language lacks it, which the guide's test would have said. */
export function readPage(locale: Locale, slug: GuideSlug): string {
  const text = markdown[`${GUIDE}${locale}/${slug}.md`];
  if (text === undefined) throw new Error(`docs/guide/${locale}/${slug}.md is not there`);
  return text;
}

/** The address of a picture that a page names as `../images/fr/calls.webp`; undefined where there is none. */
export const imageUrl = (href: string): string | undefined => images[`${GUIDE}${href.replace(/^\.\.\//, "")}`];

/** The film's address and those of its captions, once it has been recorded. */
export function filmUrls() {
  const [video, fr, en] = ["demo.webm", "demo.fr.vtt", "demo.en.vtt"].map((name) => film[GUIDE + name]);
  return video && fr && en ? { video, captions: { fr, en } } : null;
}
