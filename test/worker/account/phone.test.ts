import { expect, test } from "vitest";
import { updateUser } from "../../../worker/auth/auth.queries";
import { newId } from "../../../worker/lib/ids";
import { mailTo } from "../auth/accounts";
import { useFakes } from "../fakes";
import { createOrg, services } from "../harness";
import { actionsOf, refusal, userRow } from "./people";

const fakes = useFakes();
const { db } = services;

let telephones = 0;
/** A mobile number that no other test uses. */
function newTelephone() {
  telephones += 1;
  return `+3361234${String(5700 + telephones)}`;
}
type Owner = Pick<Awaited<ReturnType<typeof createOrg>>, "api">;

const send = ({ api }: Owner, phone: string) =>
  api("/account/phone/send", { json: { phone }, headers: { "CF-Connecting-IP": `test-${newId("user")}` } });
const codeOf = async (phone: string) =>
  /\d{6}/.exec((await fakes.outbox()).sms.filter(({ to }) => to === phone).at(-1)?.body ?? "")?.[0] ?? "";
const verify = ({ api }: Owner, phone: string, code: string) => api("/account/phone/verify", { json: { phone, code } });

test("a number goes on the account once its code is typed, and the owner is told", async () => {
  const owner = await createOrg();
  const phone = newTelephone();
  const asked = await send(owner, phone.replace("+33", "0"));
  expect(asked.status).toBe(202);
  expect(await asked.json()).toMatchObject({ phone });
  expect(await userRow(owner.userId)).toMatchObject({ phone: null });
  expect((await verify(owner, phone, await codeOf(phone))).status).toBe(204);
  expect(await (await owner.api("/account")).json()).toMatchObject({ phone, waysIn: ["email-link", "phone-code"] });
  await mailTo(fakes, owner.user, "téléphone");
  expect(await actionsOf(owner.userId)).toEqual(["phone.changed"]);
});

test("a wrong code puts nothing on the account", async () => {
  const owner = await createOrg();
  const phone = newTelephone();
  await send(owner, phone);
  const wrong = (await codeOf(phone)) === "123456" ? "654321" : "123456";
  expect(await refusal(await verify(owner, phone, wrong))).toMatchObject({ issues: [{ path: "code" }] });
  expect(await userRow(owner.userId)).toMatchObject({ phone: null });
});

test("a code that somebody else asked for serves them only", async () => {
  const [owner, other] = await Promise.all([createOrg(), createOrg()]);
  const phone = newTelephone();
  await send(owner, phone);
  const answer = await verify(other, phone, await codeOf(phone));
  expect(await refusal(answer)).toMatchObject({ code: "code_expired" });
  expect(await userRow(other.userId)).toMatchObject({ phone: null });
});

test("a number of another account is refused only to whoever holds the telephone", async () => {
  const [owner, other] = await Promise.all([createOrg(), createOrg()]);
  const phone = newTelephone();
  await updateUser(db, other.userId, { phone });
  expect((await send(owner, phone)).status).toBe(202);
  expect(await refusal(await verify(owner, phone, await codeOf(phone)))).toMatchObject({ code: "conflict" });
  expect(await userRow(other.userId)).toMatchObject({ phone });
  expect(await actionsOf(owner.userId)).toEqual([]);
});

test("a number is taken off, and its owner told; a second time there is nothing to do", async () => {
  const owner = await createOrg();
  await updateUser(db, owner.userId, { phone: newTelephone() });
  expect((await owner.api("/account/phone", { method: "DELETE" })).status).toBe(204);
  expect((await owner.api("/account/phone", { method: "DELETE" })).status).toBe(204);
  expect(await userRow(owner.userId)).toMatchObject({ phone: null });
  expect(await actionsOf(owner.userId)).toEqual(["phone.removed"]);
  await mailTo(fakes, owner.user, "retiré");
});

test("a number that is the last way in stays", async () => {
  const owner = await createOrg();
  const phone = newTelephone();
  await updateUser(db, owner.userId, { email: null, phone });
  const answer = await owner.api("/account/phone", { method: "DELETE" });
  expect(answer.status).toBe(409);
  expect(await refusal(answer)).toMatchObject({ code: "last_way_in" });
  expect(await userRow(owner.userId)).toMatchObject({ phone });
  expect(await actionsOf(owner.userId)).toEqual([]);
});
