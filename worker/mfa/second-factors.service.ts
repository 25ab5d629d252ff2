import type { SecondFactor } from "../auth/auth.schema";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import type { Factors } from "./mfa.schema";
import { listPasskeys } from "./passkeys.queries";
import { countUnused } from "./recovery-codes.queries";
import { countFactors } from "./second-factors.queries";
import { getTotpFactor } from "./totp.queries";

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

/** Somebody's second factors, as they see them. */
export async function describeFactors(db: Db, userId: UserId): Promise<Factors> {
  const [totp, recoveryCodesLeft, passkeys] = await Promise.all([
    getTotpFactor(db, userId),
    countUnused(db, userId),
    listPasskeys(db, userId),
  ]);
  return {
    totp: totp?.confirmedAt ? { confirmedAt: totp.confirmedAt.toISOString() } : null,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, isBackedUp }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      isBackedUp,
    })),
  };
}
