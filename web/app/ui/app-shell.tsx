import { Link, NavLink, useLocation } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import type { SessionView } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { CommandHost } from "../palette/command-host";
import { PaletteButton } from "../palette/palette-button";
import { ACCOUNT_POPOVER, AccountButton, AccountPopover } from "./account-menu";
import { BAR_PAGES, isAt, MORE_PAGES, PAGES } from "./app-pages";
import { cn } from "./cn";
import { InMain } from "./in-main";
import { Logo } from "./logo";

/** The signed-in app: a rail with words at the left, or a bar at the bottom of a phone; the page beside it. */
export function AppShell({ session, children }: { session: Pick<SessionView, "user" | "org">; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="min-h-dvh md:not-print:grid md:grid-cols-[232px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("skipToContent")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-line border-r px-3 py-4 md:flex print:hidden">
        <Link to="/dashboard" className="mb-6 self-start rounded-control px-2 py-1">
          <Logo />
        </Link>
        <PaletteButton className="mb-3 h-9 border border-line bg-surface px-2.5" />
        <Rail />
        <AccountButton name={session.user.name} org={session.org.name} className="mt-auto min-h-11 gap-2.5 px-2" />
      </aside>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1248px] px-4 pt-6 pb-28 outline-none md:px-8 md:pt-8 md:pb-16"
      >
        <InMain.Provider value>{children}</InMain.Provider>
      </main>
      <BottomBar />
      <AccountPopover session={session} />
      <CommandHost />
    </div>
  );
}

function Rail() {
  const { t } = useText();
  return (
    <nav aria-label={t("nav.label")} className="grid gap-0.5">
      {PAGES.map(({ to, key, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          prefetch="intent"
          viewTransition
          className="flex h-9 items-center gap-2.5 rounded-control px-2.5 font-medium text-14 text-ink-muted transition hover:bg-ink/5 hover:text-ink aria-[current=page]:bg-ink/6 aria-[current=page]:text-ink [&[aria-current=page]>svg]:text-accent"
        >
          <Icon aria-hidden="true" className="size-4" />
          {t(key)}
        </NavLink>
      ))}
    </nav>
  );
}

/** The pages of every hour, and a button for the rest, which is a native popover: it opens without scripts. */
function BottomBar() {
  const { t } = useText();
  const { pathname } = useLocation();
  const isMore = MORE_PAGES.some((page) => isAt(page, pathname));
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface/95 px-1 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden print:hidden"
    >
      {BAR_PAGES.map(({ to, key, icon: Icon }) => (
        <NavLink key={to} to={to} viewTransition className={cn(BAR_ITEM, BAR_ITEM_HERE)}>
          <Icon aria-hidden="true" className="size-5" />
          {t(key)}
        </NavLink>
      ))}
      <button
        type="button"
        popovertarget={ACCOUNT_POPOVER}
        className={cn(BAR_ITEM, isMore && "font-medium text-accent")}
      >
        <Ellipsis aria-hidden="true" className="size-5" />
        {t("nav.more")}
      </button>
    </nav>
  );
}

const BAR_ITEM =
  "flex h-14 min-w-0 flex-auto flex-col items-center justify-center gap-0.5 rounded-control px-1 text-12 text-ink-muted";
const BAR_ITEM_HERE = "aria-[current=page]:font-medium aria-[current=page]:text-accent";
