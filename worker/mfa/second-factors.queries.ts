import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { passkeys, recoveryCodes, totpFactors } from "./mfa.sql.ts";

/** How many of each second factor somebody has. */
export async function countFactors(db: Db, userId: UserId): Promise<{ totp: number; passkeys: number; codes: number }> {
  const [totp, keys, codes] = await db.batch([
    db
      .select({ n: count() })
      .from(totpFactors)
      .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt))),
    db.select({ n: count() }).from(passkeys).where(eq(passkeys.userId, userId)),
    db
      .select({ n: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
  ]);
  return { totp: totp[0]?.n ?? 0, passkeys: keys[0]?.n ?? 0, codes: codes[0]?.n ?? 0 };
}
