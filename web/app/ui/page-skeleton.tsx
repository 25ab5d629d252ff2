import { useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { PageShape } from "./page-shapes";
import { useLate } from "./use-late";

/** The list of calls, and a call beside it: one page, which stays while another call is opened. */
const CALLS = /^\/calls(\/call_[^/]*)?$/;

/** The page, or its outline while another one is long in coming. */
export function PageOrSkeleton({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const isOther =
    state === "loading" && location.pathname !== pathname && !(CALLS.test(pathname) && CALLS.test(location.pathname));
  const isLate = useLate(isOther);
  return isLate && location ? <PageSkeleton pathname={location.pathname} /> : children;
}

function PageSkeleton({ pathname }: { pathname: string }) {
  const { t } = useText();
  return (
    <div role="status" className="animate-appear">
      <span className="sr-only">{t("loading")}</span>
      <PageShape pathname={pathname} />
    </div>
  );
}
