import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { GUIDE_PAGES, isGuideSlug } from "~/help/guide-files.server";
import { contentsOf, guidePage } from "~/help/render.server";
import { localeOf } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { LINE_LINK } from "~/ui/auth-shell";
import { BackLink } from "~/ui/back-link";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { Contents, FoldedContents } from "./contents";
import { useGuideLinks } from "./use-guide-links";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = await localeOf(request);
  if (!isGuideSlug(params.page)) throw new Response(null, { status: 404 });
  const page = guidePage(locale, params.page);
  const at = GUIDE_PAGES.indexOf(params.page);
  const beside = (slug: (typeof GUIDE_PAGES)[number] | undefined) =>
    slug ? { to: `/aide/${slug}`, title: guidePage(locale, slug).title } : null;
  return {
    ...{ title: page.title, summary: page.summary, html: page.html, contents: contentsOf(page) },
    previous: beside(GUIDE_PAGES[at - 1]),
    next: beside(GUIDE_PAGES[at + 1]),
  };
}

export const meta = pageTitle;

export default function GuidePage() {
  const { t } = useText();
  const { title, summary, html, contents, previous, next } = useLoaderData<typeof loader>();
  const follow = useGuideLinks();
  return (
    <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_220px]">
      <article className="min-w-0">
        <BackLink to="/aide" className="mb-3">
          {t("help:back")}
        </BackLink>
        <h1 className="font-semibold text-28">{title}</h1>
        <p className="mt-2 max-w-[62ch] text-16 text-ink-muted">{summary}</p>
        <FoldedContents headings={contents} className="mt-6 max-w-xl xl:hidden print:hidden" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own Markdown, of which render.server.ts lets no HTML through */}
        <div ref={follow} className="mt-6 text-14 md:text-16" dangerouslySetInnerHTML={{ __html: html }} />
        <nav
          aria-label={t("help:around")}
          className="mt-12 flex flex-wrap justify-between gap-4 border-line border-t pt-5 print:hidden"
        >
          {previous && <Neighbour {...previous} label={t("help:previous")} />}
          {next && <Neighbour {...next} label={t("help:next")} className="ml-auto text-right" />}
        </nav>
      </article>
      <div className="hidden xl:block print:hidden">
        <Contents headings={contents} className="sticky top-8" />
      </div>
    </div>
  );
}

function Neighbour({
  to,
  title,
  label,
  className = "",
}: {
  to: string;
  title: string;
  label: string;
  className?: string;
}) {
  return (
    <div className={className}>
      <p className="text-12 text-ink-muted">{label}</p>
      <Link to={to} prefetch="intent" className={LINE_LINK}>
        {title}
      </Link>
    </div>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
