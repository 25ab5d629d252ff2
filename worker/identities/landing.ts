import type { LogInOutcome } from "../auth/first-factor.service";

/** What a page of ours tells somebody who comes back from a provider. The pages have a sentence for each. */
type Notice =
  | "cancelled"
  | "sign-in-failed"
  /** The provider names no address, and an account needs one. */
  | "no-address"
  /** The address has an account: log in to it as before, and link from its security settings. */
  | "link-google"
  | "identity-linked"
  /** It opens somebody else's account. */
  | "identity-taken";

export const SECURITY_PAGE = "/settings/security";

/** A page of ours with what it is to tell. */
export const landing = (page: "/login" | typeof SECURITY_PAGE, notice: Notice, next?: string): string =>
  `${page}?${new URLSearchParams({ notice, ...(next && { next }) })}`;

/** A page of ours that goes on to another. */
export const before = (page: "/login" | "/confirm-identity", next: string): string =>
  `${page}?${new URLSearchParams({ next })}`;

/** Where a log-in leads: on, or to the question for the second factor, whose page is told which ones there are. */
export function afterLogIn(outcome: LogInOutcome, next: string | null): string {
  if (outcome.kind === "logged-in") return next ?? "/dashboard";
  const known = outcome.answer.secondFactor.factors.map((factor) => ["with", factor]);
  return `/login/second-factor?${new URLSearchParams([...known, ...(next === null ? [] : [["next", next]])])}`;
}
