import { asc, eq } from "drizzle-orm";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { type Passkey, passkeys } from "./mfa.sql.ts";

/** Somebody's passkeys, the oldest first. */
export const listPasskeys = (db: Db, userId: UserId): Promise<Passkey[]> =>
  db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt), asc(passkeys.id));
