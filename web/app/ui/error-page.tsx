import { Form, Link } from "@remix-run/react";
import { Search } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "./button";
import { InMain } from "./in-main";
import { Input } from "./input";
import { Mark } from "./logo";

type ErrorPageProps = {
  /** A status, small above the title. */
  status?: number;
  title: string;
  body: string;
  /** The request's id, by which we find it in the logs. */
  reference?: string | null;
  /** What to do about it. */
  children: ReactNode;
};

/** What stands where a page should: what happened, and where to go from here. */
export function ErrorPage({ status, title, body, reference, children }: ErrorPageProps) {
  const { t } = useText();
  const Container = useContext(InMain) ? "div" : "main";
  return (
    <Container className="mx-auto grid min-h-[72dvh] max-w-md content-center justify-items-center gap-3 px-5 py-16 text-center">
      <Mark className="mb-2 size-9" />
      {status !== undefined && <p className="tabular text-13 text-ink-muted">{status}</p>}
      <h1 className="font-semibold text-20">{title}</h1>
      <p className="text-ink-muted">{body}</p>
      {reference && (
        <p className="text-13 text-ink-muted">
          {t("errors:page.reference")} <code className="select-all break-all text-12">{reference}</code>
        </p>
      )}
      {children}
    </Container>
  );
}

export const ErrorActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>
);

/** No page has this address. Whoever is signed in most often looked for a call. */
export function NotFound({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useText();
  return (
    <ErrorPage status={404} title={t("errors:page.notFound.title")} body={t("errors:page.notFound.body")}>
      {isSignedIn && (
        <Form action="/calls" role="search" className="mt-3 flex w-full gap-2">
          <Input
            type="search"
            name="q"
            required
            maxLength={100}
            aria-label={t("errors:page.search")}
            placeholder={t("errors:page.search")}
          />
          <Button type="submit" aria-label={t("errors:page.find")}>
            <Search />
          </Button>
        </Form>
      )}
      <ErrorActions>
        {isSignedIn && (
          <>
            <Button asChild>
              <Link to="/calls">{t("nav.calls")}</Link>
            </Button>
            <Button asChild>
              <Link to="/aide">{t("nav.help")}</Link>
            </Button>
          </>
        )}
        <Button asChild variant="primary">
          <Link to="/">{t("errors:page.home")}</Link>
        </Button>
      </ErrorActions>
    </ErrorPage>
  );
}
