import { Form, Link } from "@remix-run/react";
import { LogOut, Settings } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { type Step, Stepper } from "./stepper";
import { ThemeSwitch } from "./theme-switch";

type OnboardingShellProps = {
  steps: readonly Step[];
  title: ReactNode;
  description?: ReactNode;
  /** A live preview of Ava, beside the column on wide screens and under it elsewhere. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One question a screen: a column of 640 px under its stepper. */
export function OnboardingShell({ steps, title, description, aside, children }: OnboardingShellProps) {
  return (
    <div className="min-h-dvh">
      <header className="mx-auto flex h-16 max-w-[1120px] items-center justify-between gap-4 px-4 md:px-8">
        <Logo />
        <div className="flex items-center gap-1">
          <ThemeSwitch className="phone:hidden" />
          <LanguageSwitch />
          <AccountLinks />
        </div>
      </header>
      <div className="mx-auto flex max-w-[1120px] flex-col justify-center gap-10 px-4 pt-4 pb-24 phone:pb-36 md:px-8 md:pt-8 split:flex-row">
        <main id="content" className="mx-auto w-full max-w-[640px] split:mx-0">
          <Stepper steps={steps} />
          <div className="mt-9 mb-7 grid gap-2">
            <h1 className="font-semibold text-28">{title}</h1>
            {description && <p className="max-w-[60ch] text-16 text-ink-muted">{description}</p>}
          </div>
          {children}
        </main>
        {aside && (
          <aside className="mx-auto w-full max-w-[640px] split:sticky split:top-8 split:mx-0 split:mt-14 split:w-[360px] split:shrink-0 split:self-start">
            {aside}
          </aside>
        )}
      </div>
    </div>
  );
}

/** Whoever stops here for today, or for good, finds the way out. */
function AccountLinks() {
  const { t } = useText();
  return (
    <>
      <Button asChild variant="quiet" size="icon">
        <Link to="/settings/profile" aria-label={t("account.settings")}>
          <Settings aria-hidden="true" />
        </Link>
      </Button>
      <Form method="post" action="/logout">
        <IconButton type="submit" label={t("account.logOut")}>
          <LogOut aria-hidden="true" />
        </IconButton>
      </Form>
    </>
  );
}

/** The end of a step: what goes on, at the right, and what goes back. On a phone it stays under the thumb. */
export function OnboardingActions({ back, children }: { back?: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-8 flex items-center justify-between gap-3 border-line border-t pt-5 phone:fixed phone:inset-x-0 phone:bottom-0 phone:z-20 phone:bg-bg/95 phone:px-4 phone:pt-3 phone:pb-[max(0.75rem,env(safe-area-inset-bottom))] phone:backdrop-blur">
      <div className="phone:self-end">{back}</div>
      {/* Two long labels do not fit beside each other on a phone: what goes on then comes last, nearest to the thumb. */}
      <div className="flex items-center gap-2 phone:min-w-0 phone:flex-1 phone:flex-wrap phone:justify-end">
        {children}
      </div>
    </div>
  );
}
