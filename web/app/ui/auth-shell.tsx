import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { SampleCall } from "./sample-call";
import { ThemeSwitch } from "./theme-switch";

type AuthShellProps = { title: ReactNode; description?: ReactNode; footer?: ReactNode; children?: ReactNode };

/** Sign-in and its kin: the form at the left, an excerpt of a call at the right. */
export function AuthShell({ title, description, footer, children }: AuthShellProps) {
  const { t } = useText();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <div className="flex flex-col px-5 sm:px-10">
        <header className="flex h-16 items-center justify-between md:h-20">
          <Link to="/" className="-mx-2 inline-flex items-center rounded-control px-2 py-1 phone:min-h-11">
            <Logo />
          </Link>
          <LanguageSwitch />
        </header>
        <main
          id="content"
          className="mx-auto flex w-full max-w-[380px] flex-1 flex-col justify-center py-8 phone:justify-start"
        >
          <h1 className="font-semibold text-28">{title}</h1>
          {description && <p className="mt-2 text-14 text-ink-muted">{description}</p>}
          <div className="mt-8">{children}</div>
          {footer && <p className="mt-6 text-14 text-ink-muted">{footer}</p>}
        </main>
        <footer className="flex h-16 items-center justify-center md:justify-start">
          <ThemeSwitch />
        </footer>
      </div>
      <aside className="relative hidden items-center justify-center overflow-hidden border-line border-l bg-ink/3 p-12 lg:flex">
        <div className="grid w-full max-w-[480px] gap-6">
          <SampleCall />
          <p className="text-center text-13 text-ink-muted">{t("tagline")}</p>
        </div>
      </aside>
    </div>
  );
}

/** Class of the links in a sentence. */
export const TEXT_LINK = "rounded-control font-medium text-accent underline-offset-4 hover:underline";

/** Class of a link that stands alone under a form. */
export const LINE_LINK = `${TEXT_LINK} inline-flex items-center phone:min-h-11`;
