import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { Id, UserId } from "../lib/ids";
import { type EmailToken, emailTokens } from "./auth.sql.ts";

export const insertEmailToken = (db: Db, token: EmailToken) => db.insert(emailTokens).values(token);

export async function getEmailToken(db: Db, id: Id<"emailToken">): Promise<EmailToken | null> {
  const [row] = await db.select().from(emailTokens).where(eq(emailTokens.id, id));
  return row ?? null;
}

export async function getEmailTokenByHash(
  db: Db,
  purpose: EmailToken["purpose"],
  tokenHash: string,
): Promise<EmailToken | null> {
  const [row] = await db
    .select()
    .from(emailTokens)
    .where(and(eq(emailTokens.tokenHash, tokenHash), eq(emailTokens.purpose, purpose)));
  return row ?? null;
}

/** Spends a link: of any number of clicks at once, one gets it. Null for the others, and once its time is over. */
export async function spendEmailToken(db: Db, id: Id<"emailToken">, now: Date): Promise<EmailToken | null> {
  const [row] = await db
    .update(emailTokens)
    .set({ usedAt: now })
    .where(and(eq(emailTokens.id, id), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, now)))
    .returning();
  return row ?? null;
}

/** Ends links of one purpose that were sent to somebody and not followed yet: for the batch of what makes them stale. */
export const endEmailTokens = (db: Db, userId: UserId, purpose: EmailToken["purpose"], now: Date) =>
  db
    .update(emailTokens)
    .set({ usedAt: now })
    .where(and(eq(emailTokens.userId, userId), eq(emailTokens.purpose, purpose), isNull(emailTokens.usedAt)));
