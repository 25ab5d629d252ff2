import { useLocation, useNavigation } from "@remix-run/react";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useText } from "../i18n/use-text";
import { useLate } from "./use-late";

const LOADED_AFTER_MS = 2000;

/** The list of calls, and a call beside it: one page, which stays while another call is opened. */
const CALLS = /^\/calls(\/call_[^/]*)?$/;

const load = () => import("./page-shapes");
const PageShape = lazy(async () => ({ default: (await load()).PageShape }));

/** The page, or its outline while another one is long in coming. */
export function PageOrSkeleton({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const isOther =
    state === "loading" && location.pathname !== pathname && !(CALLS.test(pathname) && CALLS.test(location.pathname));
  const isLate = useLate(isOther);
  // Here before a slow network needs it, and behind whatever the first page itself needs.
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), LOADED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate && location ? <PageSkeleton pathname={location.pathname} /> : children;
}

function PageSkeleton({ pathname }: { pathname: string }) {
  const { t } = useText();
  return (
    <div role="status" className="animate-appear">
      <span className="sr-only">{t("loading")}</span>
      <Suspense>
        <PageShape pathname={pathname} />
      </Suspense>
    </div>
  );
}
