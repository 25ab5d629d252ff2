import { removeWayIn } from "../account/ways-in.service";
import type { OpenIdProvider } from "../auth/auth.schema";
import { prepareNotice } from "../auth/notice.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { notFound } from "../lib/errors";
import { newId, type UserId } from "../lib/ids";
import type { Services } from "../services";
import { deleteIdentity, insertIdentityRow, linkIdentityRow, listIdentities } from "./identities.queries";
import type { Identity } from "./identities.sql.ts";

export { listIdentities } from "./identities.queries";

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

/** Takes a way in away, and tells its owner. Throws `not_found` for somebody else's, and `last_way_in` where nothing else would open the account. */
export async function unlinkIdentity(services: Services, actor: Actor, id: string, visitor: Visitor): Promise<void> {
  const { db } = services;
  const { userId, orgId } = actor;
  const identity = (await listIdentities(db, userId)).find((linked) => linked.id === id);
  if (!identity) throw notFound("identity");
  const { provider } = identity;
  const notice = prepareNotice(services, { action: "identity.unlinked", userId, orgId, visitor, detail: { provider } });
  await removeWayIn(services, userId, [deleteIdentity(db, userId, identity.id), ...notice.inserts]);
  notice.finish();
}
