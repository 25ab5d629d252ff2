import * as z from "zod";
import { Code, type StepUp } from "../../../../worker/mfa/mfa.schema";

/** The easiest first. */
const ORDER = ["passkey", "totp", "password", "recovery-code"] as const satisfies StepUp["methods"];
export type Proof = (typeof ORDER)[number];

/** Which of the account's ways is asked for: the one the address names, else the easiest that is possible here. Null where there is none. */
export function proofAsked(methods: readonly Proof[], wanted: string | null, canHavePasskeys: boolean): Proof | null {
  const possible = proofsHere(methods, canHavePasskeys);
  return possible.find((method) => method === wanted) ?? possible[0] ?? null;
}

/** The account's ways, the easiest first; passkeys only where the page is open at a name. */
export const proofsHere = (methods: readonly Proof[], canHavePasskeys: boolean): Proof[] =>
  ORDER.filter((method) => methods.includes(method) && (method !== "passkey" || canHavePasskeys));

/** A password, or a code of either kind: one form each. */
export const PasswordProof = z.object({ password: z.string().min(1).max(128) });
export const CodeProof = z.object({ code: Code });
