import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { InMain } from "../ui/in-main";
import { LanguageSwitch } from "../ui/language-switch";
import { Logo } from "../ui/logo";
import { ThemeSwitch } from "../ui/theme-switch";

/** The guide for whoever is not logged in: how to get in is explained there too. */
export function HelpShell({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="mx-auto flex min-h-dvh max-w-[1160px] flex-col px-5 sm:px-8">
      <header className="flex h-16 items-center justify-between gap-4 md:h-20 print:hidden">
        <Link to="/" className="-mx-2 inline-flex items-center rounded-control px-2 py-1 phone:min-h-11">
          <Logo />
        </Link>
        <div className="flex items-center gap-1">
          <LanguageSwitch />
          <Button asChild variant="ghost" className="ml-1">
            <Link to="/login">{t("help:logIn")}</Link>
          </Button>
        </div>
      </header>
      <main id="content" className="flex-1 py-6">
        <InMain.Provider value>{children}</InMain.Provider>
      </main>
      <footer className="flex justify-end border-line border-t py-4 print:hidden">
        <ThemeSwitch />
      </footer>
    </div>
  );
}
