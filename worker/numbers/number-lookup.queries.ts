import { and, asc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId, ProfileId } from "../lib/ids";
import { type PhoneNumberRow, phoneNumbers } from "./numbers.sql.ts";

export async function getNumberByVapiId(db: Db, orgId: OrgId, vapiNumberId: string): Promise<PhoneNumberRow | null> {
  const row = await db.query.phoneNumbers.findFirst({
    where: and(
      eq(phoneNumbers.orgId, orgId),
      eq(phoneNumbers.vapiNumberId, vapiNumberId),
      isNull(phoneNumbers.releasedAt),
    ),
  });
  return row ?? null;
}

/** The oldest active number from which Vapi can ring; with `abroad`, from which it can ring any country. */
export async function getCallingNumber(
  db: Db,
  orgId: OrgId,
  { abroad }: { abroad: boolean },
): Promise<PhoneNumberRow | null> {
  const row = await db.query.phoneNumbers.findFirst({
    where: and(
      eq(phoneNumbers.orgId, orgId),
      eq(phoneNumbers.status, "active"),
      isNotNull(phoneNumbers.vapiNumberId),
      isNull(phoneNumbers.releasedAt),
      abroad ? eq(phoneNumbers.provider, "twilio") : undefined,
    ),
    orderBy: [asc(phoneNumbers.createdAt)],
  });
  return row ?? null;
}

/** The oldest active number of a Twilio account that Ava answers by herself. */
export async function getOwnLine(db: Db, orgId: OrgId): Promise<PhoneNumberRow | null> {
  const row = await db.query.phoneNumbers.findFirst({
    where: and(
      eq(phoneNumbers.orgId, orgId),
      eq(phoneNumbers.provider, "twilio"),
      eq(phoneNumbers.status, "active"),
      isNull(phoneNumbers.vapiNumberId),
      isNull(phoneNumbers.releasedAt),
    ),
    orderBy: [asc(phoneNumbers.createdAt)],
  });
  return row ?? null;
}

/** Whether another organisation has the same number of the same Twilio account. */
export async function isHeldByAnother(db: Db, orgId: OrgId, providerId: string): Promise<boolean> {
  const row = await db.query.phoneNumbers.findFirst({
    columns: { id: true },
    where: and(
      ne(phoneNumbers.orgId, orgId),
      eq(phoneNumbers.provider, "twilio"),
      eq(phoneNumbers.providerId, providerId),
      isNull(phoneNumbers.releasedAt),
    ),
  });
  return row !== undefined;
}

/** Where calls to any number of this profile may be passed on to. */
export async function getForwardNumber(db: Db, orgId: OrgId, profileId: ProfileId): Promise<string | null> {
  const row = await db.query.phoneNumbers.findFirst({
    columns: { forwardTo: true },
    where: and(
      eq(phoneNumbers.orgId, orgId),
      eq(phoneNumbers.profileId, profileId),
      isNotNull(phoneNumbers.forwardTo),
      isNull(phoneNumbers.releasedAt),
    ),
    orderBy: [asc(phoneNumbers.createdAt)],
  });
  return row?.forwardTo ?? null;
}

export async function hasNumber(db: Db, orgId: OrgId): Promise<boolean> {
  const row = await db.query.phoneNumbers.findFirst({
    columns: { id: true },
    where: and(eq(phoneNumbers.orgId, orgId), isNull(phoneNumbers.releasedAt)),
  });
  return row !== undefined;
}
