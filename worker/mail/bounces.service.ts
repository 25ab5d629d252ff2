import type { Db } from "../db";
import { log } from "../lib/log";
import { deleteBounce, getBounce, prepareBounce } from "./bounces.queries";
import type { MailBounce } from "./mail.sql.ts";

/** An address is the same however it is written. */
const keyOf = (email: string): string => email.trim().toLowerCase();

/** Why and since when an address takes no mail of ours; null while it does. */
export const isBounced = (db: Db, email: string): Promise<MailBounce | null> => getBounce(db, keyOf(email));

/** Its owner says that it works again. A provider that keeps a list of its own may refuse it all the same, which marks it anew. */
export const clearBounce = (db: Db, email: string): Promise<void> => deleteBounce(db, keyOf(email));

/** What a provider tells of one address, in our words. */
export type BounceReport = Pick<MailBounce, "email" | "kind" | "reason" | "at">;

/** As long as a page can show it. */
const REASON_MAX = 300;

/** Marks the addresses that a provider reports. The same report twice changes nothing; an older one does not undo a newer. */
export async function recordBounces(db: Db, provider: MailBounce["provider"], reports: BounceReport[]): Promise<void> {
  const [first, ...rest] = reports.map(({ email, kind, reason, at }) =>
    prepareBounce(db, { email: keyOf(email), kind, reason: reason.trim().slice(0, REASON_MAX), provider, at }),
  );
  if (!first) return;
  await db.batch([first, ...rest]);
  log.info("mail.bounced", { provider, count: reports.length });
}
