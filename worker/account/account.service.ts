import type * as z from "zod";
import type { AuditPage } from "../audit/audit.schema";
import { listAuditEvents, prepareAudit } from "../audit/audit.service";
import { deviceOf } from "../audit/device";
import type { User } from "../auth/auth.sql.ts";
import { getUser, updateUser } from "../auth/users.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { listIdentities } from "../identities/identities.service";
import { unauthenticated } from "../lib/errors";
import type { UserId } from "../lib/ids";
import { clearBounce, isBounced } from "../mail/bounces.service";
import type { Services } from "../services";
import type { Account, Profile } from "./account.schema";
import { listWaysIn } from "./ways-in.service";

/** The person who is logged in. Throws `unauthenticated` once they have asked to be erased. */
export async function requireUser({ db }: Pick<Services, "db">, userId: UserId): Promise<User> {
  const user = await getUser(db, userId);
  if (!user) throw unauthenticated();
  return user;
}

/** Somebody's own account, as their settings show it. */
export async function describeAccount(
  services: Pick<Services, "db" | "config" | "now">,
  userId: UserId,
): Promise<Account> {
  const { db } = services;
  const user = await requireUser(services, userId);
  const [bounce, identities, waysIn] = await Promise.all([
    user.email === null ? null : isBounced(services, user.email),
    listIdentities(db, userId),
    listWaysIn(services, userId),
  ]);
  return {
    id: user.id,
    name: user.name,
    locale: user.locale,
    timeZone: user.timeZone,
    email: user.email,
    emailBounce: bounce && { reason: bounce.reason, at: bounce.at.toISOString() },
    phone: user.phone,
    hasPassword: user.passwordHash !== null,
    identities: identities.map(({ id, provider, email, createdAt, lastUsedAt }) => ({
      id,
      provider,
      email,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    waysIn,
  };
}

/** Name, language and time zone. The language is that of the pages and of every mail from now on. */
export async function changeProfile(
  services: Services,
  { userId, orgId }: Actor,
  wanted: z.infer<typeof Profile>,
  visitor: Visitor,
): Promise<Account> {
  const known = await requireUser(services, userId);
  const fields = (["name", "locale", "timeZone"] as const).filter((field) => known[field] !== wanted[field]);
  if (fields.length > 0) {
    const detail = { fields: fields.join(", ") };
    const audit = prepareAudit(services, { action: "profile.changed", userId, orgId, visitor, detail });
    await services.db.batch([updateUser(services.db, userId, wanted), audit.insert]);
    audit.seal();
  }
  return describeAccount(services, userId);
}

/** Its owner says that their address takes mail again. */
export async function forgetBounce(services: Pick<Services, "db">, userId: UserId): Promise<void> {
  const { email } = await requireUser(services, userId);
  if (email !== null) await clearBounce(services.db, email);
}

/** As many of the latest as a person reads. */
const EVENTS_SHOWN = 50;

/** What happened to somebody's account of late, newest first. */
export async function listEvents({ db }: Pick<Services, "db">, userId: UserId): Promise<AuditPage> {
  const events = await listAuditEvents(db, userId, EVENTS_SHOWN);
  return {
    items: events.map(({ id, action, at, country, userAgent, detail }) => ({
      id,
      action,
      at: at.toISOString(),
      country,
      device: deviceName(userAgent),
      detail,
    })),
  };
}

function deviceName(userAgent: string | null): string | null {
  const { browser, system } = deviceOf(userAgent);
  return [browser, system].filter((part) => part !== null).join(", ") || null;
}
