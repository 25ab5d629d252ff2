import { lt } from "drizzle-orm";
import type { Db } from "../db";
import { challenges, emailTokens, sessions } from "./auth.sql.ts";

/** A sign-up that nobody confirmed is personal data, so it is not kept; nor is where somebody was once logged in. */
export async function deleteEndedBefore(db: Db, before: Date, challengesBefore: Date): Promise<void> {
  await db.batch([
    db.delete(emailTokens).where(lt(emailTokens.expiresAt, before)),
    db.delete(challenges).where(lt(challenges.expiresAt, challengesBefore)),
    db.delete(sessions).where(lt(sessions.expiresAt, before)),
  ]);
}
