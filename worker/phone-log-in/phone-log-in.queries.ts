import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { type Challenge, challenges } from "../auth/auth.sql.ts";
import type { Db } from "../db";

/** Codes that were sent to a number and can still be typed, whoever asked for them. All that are open at a time are few. */
const isOpenCode = (phone: string, now: Date) =>
  and(
    eq(challenges.kind, "phone"),
    isNull(challenges.usedAt),
    gt(challenges.expiresAt, now),
    sql`json_extract(${challenges.detail}, '$.phone') = ${phone}`,
  );

export const listOpenCodes = (db: Db, phone: string, now: Date): Promise<Challenge[]> =>
  db.select().from(challenges).where(isOpenCode(phone, now));

/** Makes room for another code to this number, and under this token: for the batch that inserts it. */
export const deleteCodes = (db: Db, phone: string, tokenHash: string, now: Date) =>
  db.delete(challenges).where(or(eq(challenges.tokenHash, tokenHash), isOpenCode(phone, now)));
