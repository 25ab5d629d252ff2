import { prepareAudit } from "../audit/audit.service";
import type { OpenIdProvider } from "../auth/auth.schema";
import { prepareNotice } from "../auth/notice.service";
import type { Db } from "../db";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { AppError, notFound } from "../lib/errors";
import { newId, type UserId } from "../lib/ids";
import { listSecondFactors } from "../mfa/second-factors.service";
import type { Services } from "../services";
import { deleteIdentity, insertIdentityRow, linkIdentityRow, listIdentitiesOf } from "./identities.queries";
import type { Identity } from "./identities.sql.ts";

type NewIdentity = {
  userId: UserId;
  provider: OpenIdProvider;
  issuer: string;
  subject: string;
  /** As the provider names it. */
  email: string | null;
};

const newIdentity = ({ now }: Pick<Services, "now">, identity: NewIdentity): Identity => ({
  id: newId("identity"),
  ...identity,
  createdAt: now(),
  lastUsedAt: null,
});

/** Lets an account at a provider open one here: a statement for the batch of what proved both. */
export const insertIdentity = (services: Pick<Services, "db" | "now">, identity: NewIdentity) =>
  insertIdentityRow(services.db, newIdentity(services, identity));

/** The accounts at providers that open somebody's account, oldest first. */
export const listIdentities = async (db: Db, userId: UserId): Promise<Identity[]> =>
  (await listIdentitiesOf(db, userId)).map(({ identity }) => identity);

/** Adds a way in, and tells its owner. False, and nothing changed, when that account at the provider opens one already. */
export async function linkIdentity(services: Services, actor: Actor, identity: NewIdentity, visitor: Visitor) {
  const notice = prepareNotice(services, {
    action: "identity.linked",
    userId: actor.userId,
    orgId: actor.orgId,
    visitor,
    detail: { provider: identity.provider },
  });
  const isLinked = await linkIdentityRow(services.db, newIdentity(services, identity), notice.inserts);
  if (isLinked) notice.finish();
  return isLinked;
}

/**
 * Takes a way in away. Throws `not_found` for somebody else's, and `last_way_in` where nothing else would open the account.
 * An address is always a way in, by a link; so is a number, where we send codes.
 */
export async function unlinkIdentity(services: Services, actor: Actor, id: string, visitor: Visitor): Promise<void> {
  const { db, config } = services;
  const linked = await listIdentitiesOf(db, actor.userId);
  const found = linked.find(({ identity }) => identity.id === id);
  if (!found) throw notFound("identity");
  const { identity, user } = found;
  const hasOther =
    linked.length > 1 ||
    user.email !== null ||
    (user.phone !== null && config.phoneCodes !== null) ||
    (await listSecondFactors(db, user.id)).includes("passkey");
  if (!hasOther) throw new AppError("last_way_in", "Add another way to log in before you remove the last one.");
  const { provider } = identity;
  const audit = prepareAudit(services, {
    action: "identity.unlinked",
    userId: actor.userId,
    orgId: actor.orgId,
    visitor,
    detail: { provider },
  });
  await db.batch([deleteIdentity(db, actor.userId, identity.id), audit.insert]);
  audit.seal();
}
