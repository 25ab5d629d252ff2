import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { filmUrls, GUIDE_PAGES } from "~/help/guide-files.server";
import { contentsOf, guidePage, searchGuide } from "~/help/render.server";
import { SearchForm } from "~/help/search-form";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { LINE_LINK } from "~/ui/auth-shell";
import { PageHeader } from "~/ui/page-header";
import { Film } from "./film";

const MOST_LETTERS = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const pages = GUIDE_PAGES.map((slug) => guidePage(locale, slug));
  const words = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, MOST_LETTERS);
  return {
    title: t("help:title"),
    words,
    results: searchGuide(pages, words).map(({ page, section, excerpt }) => ({
      ...{ to: `/aide/${page.slug}${section.heading.id && `#${section.heading.id}`}`, page: page.title, excerpt },
      heading: section.heading.text,
    })),
    pages: pages.map((page) => ({ ...page, html: null, sections: null, contents: contentsOf(page).length })),
    film: filmUrls(),
  };
}

export const meta = pageTitle;

export default function HelpPage() {
  const { t } = useText();
  const { words, results, pages, film } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("help:title")} description={t("help:body")} />
      <SearchForm words={words} />
      {words ? (
        <section aria-label={t("help:search")} className="mt-6 max-w-3xl">
          <p role="status" className="text-14 text-ink-muted">
            {results.length > 0 ? t("help:found", { count: results.length, words }) : t("help:nothing", { words })}
          </p>
          <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-surface empty:hidden">
            {results.map(({ to, page, heading, excerpt }) => (
              <li key={to} className="relative grid gap-0.5 px-5 py-3 hover:bg-ink/4">
                <Link to={to} className="font-medium text-14 after:absolute after:inset-0">
                  {heading}
                </Link>
                {page !== heading && <span className="text-12 text-ink-muted">{page}</span>}
                <p className="text-13 text-ink-muted">{excerpt}</p>
              </li>
            ))}
          </ul>
          <Link to="/aide" className={`${LINE_LINK} mt-4`}>
            {t("help:clear")}
          </Link>
        </section>
      ) : (
        <div className="mt-6 grid gap-8">
          <nav aria-label={t("help:pages")}>
            <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {pages.map(({ slug, title, summary }) => (
                <li
                  key={slug}
                  className="relative grid content-start gap-1 rounded-card border border-line bg-surface px-5 py-4 transition hover:border-edge/60"
                >
                  <Link
                    to={`/aide/${slug}`}
                    prefetch="intent"
                    className="font-semibold text-16 after:absolute after:inset-0"
                  >
                    {title}
                  </Link>
                  <p className="text-13 text-ink-muted">{summary}</p>
                </li>
              ))}
            </ul>
          </nav>
          {film && <Film {...film} />}
        </div>
      )}
    </>
  );
}
