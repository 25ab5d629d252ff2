import { eq } from "drizzle-orm";
import { challenges } from "../auth/auth.sql.ts";
import type { Db } from "../db";

/** Makes room for another challenge under the same token: for the batch that inserts it. */
export const deleteChallenge = (db: Db, tokenHash: string) =>
  db.delete(challenges).where(eq(challenges.tokenHash, tokenHash));
