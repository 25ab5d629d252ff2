import { Link, NavLink } from "@remix-run/react";
import { AudioLines, CalendarDays, House, Phone } from "lucide-react";
import type { ReactNode } from "react";
import type { SessionView } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { AccountButton, AccountPopover } from "./account-menu";
import { InMain } from "./in-main";
import { Logo } from "./logo";

/** The pages that exist. */
const PAGES = [
  { to: "/dashboard", key: "nav.dashboard", icon: House },
  { to: "/calls", key: "nav.calls", icon: Phone },
  { to: "/appointments", key: "nav.appointments", icon: CalendarDays },
  { to: "/receptionist", key: "nav.receptionist", icon: AudioLines },
] as const;

/** The signed-in app: a rail with words at the left, or a bar at the bottom of a phone; the page beside it. */
export function AppShell({ session, children }: { session: Pick<SessionView, "user" | "org">; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[232px_minmax(0,1fr)]">
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
      <BottomBar session={session} />
      <AccountPopover session={session} />
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
          className="flex h-9 items-center gap-2.5 rounded-control px-2.5 font-medium text-14 text-ink-muted transition hover:bg-ink/5 hover:text-ink aria-[current=page]:bg-ink/6 aria-[current=page]:text-ink [&[aria-current=page]>svg]:text-accent"
        >
          <Icon aria-hidden="true" className="size-4" />
          {t(key)}
        </NavLink>
      ))}
    </nav>
  );
}

function BottomBar({ session }: { session: Pick<SessionView, "user" | "org"> }) {
  const { t } = useText();
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface/95 px-1 pb-[env(safe-area-inset-bottom)] backdrop-blur md:hidden print:hidden"
    >
      {PAGES.map(({ to, key, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className="flex h-14 min-w-0 flex-auto flex-col items-center justify-center gap-0.5 rounded-control px-1 text-12 text-ink-muted aria-[current=page]:font-medium aria-[current=page]:text-accent"
        >
          <Icon aria-hidden="true" className="size-5" />
          {t(key)}
        </NavLink>
      ))}
      <AccountButton name={session.user.name} org={session.org.name} className="h-14 w-11 shrink-0 justify-center" />
    </nav>
  );
}
