import { eq, lte, sql } from "drizzle-orm";
import type { Db } from "../db";
import { type MailBounce, mailBounces } from "./mail.sql.ts";

/** `email` in lower case. */
export async function getBounce(db: Db, email: string): Promise<MailBounce | null> {
  const [row] = await db.select().from(mailBounces).where(eq(mailBounces.email, email)).limit(1);
  return row ?? null;
}

/** The newest event of an address wins, whatever the order they come in. */
export const prepareBounce = (db: Db, bounce: MailBounce) =>
  db
    .insert(mailBounces)
    .values(bounce)
    .onConflictDoUpdate({
      target: mailBounces.email,
      set: {
        kind: sql`excluded.kind`,
        reason: sql`excluded.reason`,
        provider: sql`excluded.provider`,
        at: sql`excluded.at`,
      },
      setWhere: lte(mailBounces.at, sql`excluded.at`),
    });

export async function deleteBounce(db: Db, email: string): Promise<void> {
  await db.delete(mailBounces).where(eq(mailBounces.email, email));
}
