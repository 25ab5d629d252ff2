import { expect, test } from "vitest";
import { listWaysIn, removeWayIn } from "../../../worker/account/ways-in.service";
import { updateUser } from "../../../worker/auth/auth.queries";
import { deleteIdentity } from "../../../worker/identities/identities.queries";
import { insertIdentity, listIdentities } from "../../../worker/identities/identities.service";
import type { UserId } from "../../../worker/lib/ids";
import { createOrg, services } from "../harness";

const { db } = services;

const link = (userId: UserId, provider: "google" | "microsoft", subject: string) =>
  insertIdentity(services, { userId, provider, issuer: `https://${provider}.test`, subject, email: null });

test("each way in counts that would open the account now", async () => {
  const { userId } = await createOrg();
  expect(await listWaysIn(services, userId)).toEqual(["email-link"]);
  await updateUser(db, userId, { passwordHash: "$scrypt$", phone: "+33639980011" });
  await link(userId, "google", "g-1");
  expect(await listWaysIn(services, userId)).toEqual(["password", "email-link", "phone-code", "google"]);
  await updateUser(db, userId, { email: null });
  expect(await listWaysIn(services, userId), "a password without an address opens nothing").toEqual([
    "phone-code",
    "google",
  ]);
  const withoutPhoneCodes = { db, config: { ...services.config, phoneCodes: null } };
  expect(await listWaysIn(withoutPhoneCodes, userId)).toEqual(["google"]);
});

test("the last way in stays, with everything that was to be written", async () => {
  const { userId } = await createOrg();
  await link(userId, "microsoft", "m-1");
  await updateUser(db, userId, { email: null });
  const [identity] = await listIdentities(db, userId);
  if (!identity) throw new Error("No identity");
  const removal = removeWayIn(services, userId, [
    updateUser(db, userId, { locale: "en" }),
    deleteIdentity(db, userId, identity.id),
  ]);
  await expect(removal).rejects.toMatchObject({ code: "last_way_in" });
  expect(await listWaysIn(services, userId)).toEqual(["microsoft"]);
  expect((await db.query.users.findFirst({ where: (t, { eq }) => eq(t.id, userId) }))?.locale).toBe("fr");
});

test("of the last two ways in, removed at once, one stays", async () => {
  const { userId } = await createOrg();
  await link(userId, "google", "g-2");
  await link(userId, "microsoft", "m-2");
  await updateUser(db, userId, { email: null });
  const linked = await listIdentities(db, userId);
  const results = await Promise.allSettled(
    linked.map(({ id }) => removeWayIn(services, userId, [deleteIdentity(db, userId, id)])),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listWaysIn(services, userId)).toHaveLength(1);
});
