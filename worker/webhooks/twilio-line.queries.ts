import { and, desc, eq, isNull } from "drizzle-orm";
import { calls } from "../calls/calls.sql.ts";
import type { Db } from "../db";
import { twilioSettings } from "../integrations/integrations.sql.ts";
import type { CallId, OrgId } from "../lib/ids";
import { type PhoneNumberRow, phoneNumbers } from "../numbers/numbers.sql.ts";
import { type Org, orgs } from "../orgs/orgs.sql.ts";

/** More organisations than share one Twilio account. */
const HOLDERS_LIMIT = 10;

/** The token is still encrypted. */
export type SealedLine = { number: PhoneNumberRow; org: Org; sealedToken: string };

/**
 * Who holds a number (E.164) of a Twilio account, newest first. It takes no tenant: number and account are what name it, and
 * nothing of it is used before the account's token has verified the request.
 */
export const findLines = (db: Db, accountSid: string, number: string): Promise<SealedLine[]> =>
  db
    .select({ number: phoneNumbers, org: orgs, sealedToken: twilioSettings.authToken })
    .from(phoneNumbers)
    .innerJoin(twilioSettings, eq(twilioSettings.orgId, phoneNumbers.orgId))
    .innerJoin(orgs, eq(orgs.id, phoneNumbers.orgId))
    .where(
      and(
        eq(phoneNumbers.number, number),
        eq(phoneNumbers.provider, "twilio"),
        isNull(phoneNumbers.releasedAt),
        eq(twilioSettings.accountSid, accountSid),
      ),
    )
    .orderBy(desc(phoneNumbers.createdAt))
    .limit(HOLDERS_LIMIT);

/** Whose Twilio account a call runs on. Takes no tenant: the call names it, and its token has yet to verify the request. */
export async function findCallAccount(db: Db, callId: CallId): Promise<{ orgId: OrgId; sealedToken: string } | null> {
  const [row] = await db
    .select({ orgId: calls.orgId, sealedToken: twilioSettings.authToken })
    .from(calls)
    .innerJoin(twilioSettings, eq(twilioSettings.orgId, calls.orgId))
    .where(and(eq(calls.id, callId), eq(calls.provider, "twilio")))
    .limit(1);
  return row ?? null;
}
