import { useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLate } from "../ui/use-late";
import { CallDetailSkeleton } from "./call-detail-skeleton";

const isCall = (pathname: string) => pathname.startsWith("/calls/call_");

/** The call, or the shape of another one while that is long in coming. */
export function CallOrSkeleton({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const isOther = state === "loading" && location.pathname !== pathname && isCall(location.pathname);
  return useLate(isOther) ? <CallDetailSkeleton /> : children;
}
