import type { Db } from "../db";
import { log } from "../lib/log";
import { DAY } from "../lib/time";
import type { Services } from "../services";
import { deleteBounce, getBounce, prepareBounce } from "./bounces.queries";
import type { MailBounce } from "./mail.sql.ts";

/** An address is the same however it is written. */
const keyOf = (email: string): string => email.trim().toLowerCase();

/** How long a mailbox that did not exist is left alone. Somebody may mend it, and sign up again, without ever seeing our mark. */
const BOUNCE_LIFE = 7 * DAY;

/** Why and since when an address takes no mail of ours; null while it does. A complaint stands until its owner takes it back. */
export async function isBounced({ db, now }: Pick<Services, "db" | "now">, email: string): Promise<MailBounce | null> {
  const bounce = await getBounce(db, keyOf(email));
  const isOver = bounce?.kind === "bounce" && now().getTime() - bounce.at.getTime() > BOUNCE_LIFE;
  return isOver ? null : bounce;
}

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
