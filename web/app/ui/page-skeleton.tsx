import { useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { Skeleton } from "./skeleton";
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
  return isLate ? <PageSkeleton /> : children;
}

function PageSkeleton() {
  const { t } = useText();
  return (
    <div role="status" className="animate-appear">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton height="h-8" className="mb-7 w-48" />
      <div className="mb-5 grid grid-cols-2 gap-3 split:grid-cols-4 md:gap-4">
        {["a", "b", "c", "d"].map((card) => (
          <div key={card} className="grid gap-3 rounded-card border border-line bg-surface px-5 py-5">
            <Skeleton height="h-3" className="w-2/3" />
            <Skeleton height="h-7" className="w-1/2" />
          </div>
        ))}
      </div>
      <div className="grid gap-6 rounded-card border border-line bg-surface px-5 py-6">
        {["w-3/4", "w-2/3", "w-5/6", "w-1/2", "w-3/4", "w-2/3"].map((width, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have nothing else to be told apart by
          <Skeleton key={row} className={width} />
        ))}
      </div>
    </div>
  );
}
