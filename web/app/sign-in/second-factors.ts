import { SecondFactor } from "../../../worker/auth/auth.schema";

/** The page that asks for the second factor, told which the account has: no secret, and needed by the page before it asks. */
export const secondFactorPath = (factors: readonly SecondFactor[]): string =>
  `/login/second-factor?${new URLSearchParams(factors.map((factor) => ["with", factor]))}`;

/** Which second factors to offer: all of them where the address does not say. */
export function secondFactorsIn(search: URLSearchParams): SecondFactor[] {
  const named = SecondFactor.options.filter((factor) => search.getAll("with").includes(factor));
  return named.length > 0 ? named : [...SecondFactor.options];
}

/** Which form the page shows: that for a recovery code where it was chosen or nothing else is left, else the app's, else none. */
export function askedForm(search: URLSearchParams, factors: readonly SecondFactor[]): "totp" | "recovery-code" | null {
  const isLost = search.get("use") === "recovery-code" || factors.every((factor) => factor === "recovery-code");
  if (isLost && factors.includes("recovery-code")) return "recovery-code";
  return factors.includes("totp") ? "totp" : null;
}

/** The same page, asking for a recovery code or again for what it stands in for. */
export function askingFor(search: URLSearchParams, isLost: boolean): string {
  const other = new URLSearchParams(search);
  if (isLost) other.set("use", "recovery-code");
  else other.delete("use");
  return `/login/second-factor?${other}`;
}
