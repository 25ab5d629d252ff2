import { Form, Link, NavLink } from "@remix-run/react";
import { LogOut, UserRound } from "lucide-react";
import type { MouseEvent } from "react";
import type { SessionView } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { PaletteButton } from "../palette/palette-button";
import { MORE_PAGES } from "./app-pages";
import { cn } from "./cn";
import { LanguageSwitch } from "./language-switch";
import { ThemeSwitch } from "./theme-switch";

/** The id that a button's `popovertarget` names. A native popover, so that logging out needs no script. */
export const ACCOUNT_POPOVER = "account-menu";

const ITEM =
  "flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-14 transition hover:bg-ink/6 phone:h-11 [&_svg]:size-4 [&_svg]:text-ink-muted";

/** Who is signed in, and what is theirs to set; on a phone also the pages that its bar has no place for. */
export function AccountPopover({ session }: { session: Pick<SessionView, "user" | "org"> }) {
  const { t } = useText();
  return (
    <section
      id={ACCOUNT_POPOVER}
      aria-label={t("account.label")}
      popover="auto"
      className="fixed inset-auto right-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] max-h-[80dvh] w-72 animate-appear overflow-y-auto rounded-card bg-raised p-1.5 shadow-float md:right-auto md:bottom-16 md:left-3 md:w-64"
    >
      <PaletteButton
        className="h-11 w-full px-2.5 md:hidden"
        onOpen={() => document.getElementById(ACCOUNT_POPOVER)?.hidePopover()}
      />
      <nav aria-label={t("nav.more")} className="md:hidden">
        {MORE_PAGES.map(({ to, key, icon: Icon }) => (
          <NavLink
            key={to}
            to={to}
            viewTransition
            onClick={closeAround}
            className={cn(ITEM, "aria-[current=page]:text-accent [&[aria-current=page]>svg]:text-accent")}
          >
            <Icon aria-hidden="true" />
            {t(key)}
          </NavLink>
        ))}
        <hr className="-mx-1.5 my-1 border-line" />
      </nav>
      <div className="px-2.5 py-2">
        <p className="truncate font-medium text-14">{session.user.name}</p>
        <p className="truncate text-13 text-ink-muted">{session.user.email ?? session.user.phone}</p>
      </div>
      <hr className="-mx-1.5 my-1 border-line" />
      <div className="flex items-center justify-between gap-2 py-0.5 pl-2.5 text-13 text-ink-muted">
        {t("theme.label")}
        <ThemeSwitch />
      </div>
      <div className="flex items-center justify-between gap-2 py-0.5 pl-2.5 text-13 text-ink-muted">
        {t("language.label")}
        <LanguageSwitch />
      </div>
      <hr className="-mx-1.5 my-1 border-line" />
      <Link to="/settings/profile" onClick={closeAround} className={ITEM}>
        <UserRound aria-hidden="true" />
        {t("account.settings")}
      </Link>
      <Form method="post" action="/logout">
        <button type="submit" className={ITEM}>
          <LogOut aria-hidden="true" />
          {t("account.logOut")}
        </button>
      </Form>
    </section>
  );
}

/** The popover is the layout's own, and so would stay over the next page. */
const closeAround = ({ currentTarget }: MouseEvent<HTMLElement>) =>
  currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();

/** Opens the popover, from the rail. */
export function AccountButton({ name, org, className }: { name: string; org: string; className?: string }) {
  const { t } = useText();
  return (
    <button
      type="button"
      popovertarget={ACCOUNT_POPOVER}
      aria-label={t("account.open")}
      className={cn("flex items-center rounded-control text-left transition hover:bg-ink/5", className)}
    >
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-full bg-accent/12 font-semibold text-12 text-accent"
      >
        {initials(name)}
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium text-13">{org}</span>
      </span>
    </button>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
