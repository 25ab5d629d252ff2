import { expect, test } from "vitest";
import { confirmEmail } from "../../../worker/account/email.service";
import { updateUser } from "../../../worker/auth/auth.queries";
import { linkToken, prepareLink, requireLink } from "../../../worker/auth/email-link.service";
import { outbox } from "../../../worker/jobs/jobs.sql.ts";
import { newId } from "../../../worker/lib/ids";
import { linkFor, mailTo } from "../auth/accounts";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, services } from "../harness";
import { actionsOf, refusal, userRow } from "./people";

const fakes = useFakes();
const { db } = services;

const newAddress = () => `${newId("user")}@nouveau.example`;
/** As one who asks from an address of their own, since asking is counted by it. */
const from = () => ({ "CF-Connecting-IP": `test-${newId("user")}` });
type Owner = Awaited<ReturnType<typeof createOrg>>;

const ask = ({ api }: Pick<Owner, "api">, email: string) => api("/account/email", { json: { email }, headers: from() });
const confirm = (token: string) => fetchApi("/account/email/confirm", { json: { token } });
const tokenFor = (email: string) => linkFor({ email, name: "", from: from() });

test("a new address takes the old one's place once its link is followed, by whoever has the mail", async () => {
  const owner = await createOrg();
  const email = newAddress();
  const asked = await ask(owner, ` ${email.toUpperCase()}`);
  expect(asked.status).toBe(202);
  expect(await asked.json()).toEqual({ status: "link-sent", email });
  expect(await userRow(owner.userId)).toMatchObject({ email: owner.user.email });
  const warned = await mailTo(fakes, owner.user, "Un changement d’adresse");
  expect(warned.text).toContain("déconnectez tous les autres appareils");
  expect(warned.text, "whoever reads it must not learn another's address").not.toContain(email);
  const { text } = await mailTo(fakes, { email }, "nouvelle adresse");
  const token = /confirm-email\?token=([\w-]+)/.exec(text ?? "")?.[1] ?? "";
  expect((await confirm(token)).status).toBe(204);
  expect(await userRow(owner.userId)).toMatchObject({ email });
  expect(await (await owner.api("/auth/session")).json(), "sessions stay").toMatchObject({ user: { email } });
  const told = await mailTo(fakes, owner.user, "a changé");
  expect(told.text).toContain(email);
  expect(await actionsOf(owner.userId)).toEqual(["email.change-asked", "email.changed"]);
});

test("links that were sent to the old address end with it", async () => {
  const { api, userId, user } = await createOrg();
  const links = await Promise.all(
    (["log-in", "reset-password"] as const).map((purpose) =>
      prepareLink(services, { purpose, email: user.email, locale: "fr", userId }),
    ),
  );
  await Promise.all(links.map(({ insert }) => insert));
  const email = newAddress();
  await ask({ api }, email);
  expect((await confirm(await tokenFor(email))).status).toBe(204);
  for (const { row } of links) {
    const followed = requireLink(services, row.purpose, await linkToken(services, row.id));
    await expect(followed).rejects.toMatchObject({ code: "link_expired" });
  }
});

test("of many clicks at once one changes the address, and its owner is told once", async () => {
  const owner = await createOrg();
  const email = newAddress();
  await ask(owner, email);
  const token = await tokenFor(email);
  const visitor = { ip: null, country: null, userAgent: null };
  const clicks = await Promise.allSettled(Array.from({ length: 5 }, () => confirmEmail(services, token, visitor)));
  expect(clicks.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const click of clicks)
    if (click.status === "rejected") expect(click.reason).toMatchObject({ code: "link_expired" });
  expect((await actionsOf(owner.userId)).filter((action) => action === "email.changed")).toHaveLength(1);
});

test("the newest link counts, an earlier one does not", async () => {
  const owner = await createOrg();
  const [first, second] = [newAddress(), newAddress()];
  await ask(owner, first);
  await ask(owner, second);
  expect((await confirm(await tokenFor(first))).status).toBe(410);
  expect((await confirm(await tokenFor(second))).status).toBe(204);
  expect(await userRow(owner.userId)).toMatchObject({ email: second });
});

test("an address with an account is answered as one without, and its owner is told", async () => {
  const [owner, other] = await Promise.all([createOrg(), createOrg()]);
  const taken = await ask(owner, other.user.email);
  expect(taken.status).toBe(202);
  expect(await taken.json()).toEqual({ status: "link-sent", email: other.user.email });
  const mail = await mailTo(fakes, other.user, "déjà son compte");
  expect(mail.text).not.toContain("confirm-email");
  expect(await userRow(owner.userId)).toMatchObject({ email: owner.user.email });
});

test("a link does not take an address that got its account meanwhile", async () => {
  const [owner, other] = await Promise.all([createOrg(), createOrg()]);
  const email = newAddress();
  await ask(owner, email);
  await updateUser(db, other.userId, { email });
  const answer = await confirm(await tokenFor(email));
  expect(await refusal(answer)).toMatchObject({ code: "link_expired" });
  expect(await userRow(owner.userId)).toMatchObject({ email: owner.user.email });
  expect(await actionsOf(owner.userId)).toEqual(["email.change-asked"]);
});

test("one's own address is no change, and a made-up link none of ours", async () => {
  const owner = await createOrg();
  expect(await refusal(await ask(owner, owner.user.email))).toMatchObject({ issues: [{ path: "email" }] });
  expect(await refusal(await confirm("made-up"))).toMatchObject({ issues: [{ path: "token" }] });
});

test("somebody who came by telephone adds a first address the same way, and nobody is told that it changed", async () => {
  const owner = await createOrg();
  await updateUser(db, owner.userId, { email: null, phone: "+33639980201" });
  const email = newAddress();
  expect((await ask(owner, email)).status).toBe(202);
  expect((await confirm(await tokenFor(email))).status).toBe(204);
  expect(await userRow(owner.userId)).toMatchObject({ email, phone: "+33639980201" });
  const jobs = await db.select().from(outbox);
  const told = jobs.flatMap(({ job }) => (job.type === "email.notice" && job.userId === owner.userId ? [job.to] : []));
  expect(told, "that one was asked for, by SMS").toEqual(["+33639980201"]);
});

test("one mailbox is not written to over and over, by however many accounts", async () => {
  const email = newAddress();
  const statuses: number[] = [];
  for (let asker = 0; asker < 4; asker += 1) statuses.push((await ask(await createOrg(), email)).status);
  expect(statuses).toEqual([202, 202, 202, 429]);
});
