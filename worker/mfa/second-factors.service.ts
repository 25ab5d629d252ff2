import type { SecondFactor } from "../auth/auth.schema";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { countFactors } from "./second-factors.queries";

/**
 * What may answer for somebody's second factor; empty where the account has none. A passkey counts as soon as there is one, so that
 * every way in is as strong as the strongest that its owner set up (OWASP ASVS 5.0, 6.3.4).
 */
export async function listSecondFactors(db: Db, userId: UserId): Promise<SecondFactor[]> {
  const has = await countFactors(db, userId);
  if (has.totp === 0 && has.passkeys === 0) return [];
  return [
    ...(has.passkeys > 0 ? (["passkey"] as const) : []),
    ...(has.totp > 0 ? (["totp"] as const) : []),
    ...(has.codes > 0 ? (["recovery-code"] as const) : []),
  ];
}
