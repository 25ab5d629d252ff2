import { SecondFactor } from "../../../worker/auth/auth.schema";

/** The page that asks for the second factor, told which the account has: no secret, and needed by the page before it asks. */
export const secondFactorPath = (factors: readonly SecondFactor[]): string =>
  `/login/second-factor?${new URLSearchParams(factors.map((factor) => ["with", factor]))}`;

/** Which second factors to offer, the handiest first: all of them where the address does not say. */
export function secondFactorsIn(search: URLSearchParams): SecondFactor[] {
  const named = SecondFactor.options.filter((factor) => search.getAll("with").includes(factor));
  return named.length > 0 ? named : [...SecondFactor.options];
}

/** Which of them the page asks for: the one chosen, else the first. */
export function askedFactor(search: URLSearchParams, factors: readonly SecondFactor[]): SecondFactor {
  const chosen = factors.find((factor) => factor === search.get("use"));
  return chosen ?? factors[0] ?? "totp";
}

/** The same page, asking for another of them. */
export function askingFor(search: URLSearchParams, factor: SecondFactor): string {
  const other = new URLSearchParams(search);
  other.set("use", factor);
  return `/login/second-factor?${other}`;
}
