import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { emailTokens, users } from "../../../worker/auth/auth.sql.ts";
import worker from "../../../worker/index";
import { outbox } from "../../../worker/jobs/jobs.sql.ts";
import { DAY } from "../../../worker/lib/time";
import { onboarding } from "../../../worker/onboarding/onboarding.sql.ts";
import { memberships, orgs } from "../../../worker/orgs/orgs.sql.ts";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import { linkFor, logIn, mailTo, newAccount, newPerson, PASSWORD, type Person, signUp, verify } from "./accounts";

// For the whole file: a job may still be on its way to Resend when its test is over.
const fakes = useFakes();
const { db } = services;
const usersOf = ({ email }: Person) => db.select().from(users).where(eq(users.email, email));
const linksOf = ({ email }: Person) => db.select().from(emailTokens).where(eq(emailTokens.email, email));

test("a person signs up, follows the link of the mail, and is logged in as the owner of a new organisation", async () => {
  const person = newPerson();
  const asked = await signUp(person, { businessName: "Salon Martin", locale: "fr", timeZone: "America/Montreal" });
  expect(asked.status).toBe(201);
  expect(await asked.json()).toEqual({ status: "confirmation-sent", email: person.email });
  expect(await usersOf(person)).toEqual([]);

  const mail = await mailTo(fakes, person);
  expect(mail.subject).toContain("Confirmez votre adresse");
  expect(mail.text).toContain("Salon Martin");
  const [link = ""] = mail.text?.match(/http:\/\/ava\.test\/verify-email\?token=\S+/) ?? [];
  expect(mail.html).toContain(`href="${link}"`);
  const answer = await verify(new URL(link).searchParams.get("token") ?? "", person);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    user: { email: person.email, name: "Camille Martin", locale: "fr" },
    org: { name: "Salon Martin", timeZone: "America/Montreal", locale: "fr", industry: null },
    role: "owner",
    expiresInS: 3600,
  });
  const setCookie = answer.headers.get("Set-Cookie") ?? "";
  expect(setCookie).toMatch(/^ava_session=[\w-]{43}; /);
  for (const attribute of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(setCookie).toContain(attribute);

  const [cookie] = setCookie.split(";");
  const session = await fetchApi("/auth/session", {}, cookie);
  expect(await session.json()).toMatchObject({ org: { name: "Salon Martin" }, role: "owner" });
});

test("a taken address gets the same answer as a free one, and its owner a mail that says so", async () => {
  const owner = await newAccount({ locale: "en" });
  const again = await signUp(owner, { name: "Somebody Else" });
  const free = newPerson();
  const fresh = await signUp(free);
  expect([again.status, fresh.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual({ status: "confirmation-sent", email: owner.email });
  expect(await fresh.json()).toEqual({ status: "confirmation-sent", email: free.email });
  const names = (answer: Response) => [...answer.headers.keys()].sort();
  expect(names(again)).toEqual(names(fresh));

  const jobs = (await db.select().from(outbox)).map(({ job }) => job);
  expect(jobs).toContainEqual(expect.objectContaining({ type: "email.address-taken", userId: owner.user.id }));
  await expect
    .poll(async () => (await fakes.outbox()).emails.map(({ subject }) => subject), { timeout: 10_000 })
    .toContain("You already have an AvaFirst account");
});

test("parallel clicks on one link make one account and one organisation", async () => {
  const person = newPerson();
  await signUp(person, { businessName: `Atelier ${person.email}` });
  const link = await linkFor(person);
  const statuses = (await Promise.all(Array.from({ length: 8 }, () => verify(link, person)))).map((a) => a.status);
  expect(statuses.sort()).toEqual([200, ...Array<number>(7).fill(410)]);
  expect(await usersOf(person)).toHaveLength(1);
  expect(
    await db
      .select()
      .from(orgs)
      .where(eq(orgs.name, `Atelier ${person.email}`)),
  ).toHaveLength(1);
});

test("two sign-ups of one address make one account: the link that is followed first, with its own password", async () => {
  const person = newPerson();
  await signUp(person, { password: "celui de quelqu'un d'autre" });
  const first = await linkFor(person);
  await signUp(person);
  const links = await linksOf(person);
  expect(links).toHaveLength(2);
  const second = await linkFor(person);
  expect((await verify(second, person)).status).toBe(200);
  expect((await verify(first, person)).status).toBe(410);
  expect((await logIn(person)).status).toBe(200);
  expect((await logIn(person, "celui de quelqu'un d'autre")).status).toBe(401);
});

test("an expired link is gone, and changes nothing", async () => {
  const person = newPerson();
  await signUp(person);
  const link = await linkFor(person);
  await db.update(emailTokens).set({ expiresAt: services.now() }).where(eq(emailTokens.email, person.email));
  const answer = await verify(link, person);
  expect(answer.status).toBe(410);
  expect(await answer.json()).toMatchObject({ error: { code: "link_expired" } });
  expect(answer.headers.get("Set-Cookie")).toBeNull();
  expect(await usersOf(person)).toEqual([]);
  expect(await linksOf(person)).toMatchObject([{ usedAt: null }]);
});

test("a link that is not ours is refused by the name of its field", async () => {
  const answer = await verify("A".repeat(43), newPerson());
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "token" }] } });
});

test.for([
  ["too short", "court"],
  ["common", "password123"],
  ["common in capitals", "AZERTYuiop"],
  ["a date", "14071989"],
  ["too long", "x".repeat(129)],
])("a password that is %s is refused by the name of its field, and no mail leaves", async ([, password]) => {
  const person = newPerson();
  const answer = await signUp(person, { password });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "password" }] } });
  expect(await linksOf(person)).toEqual([]);
});

test("what a sign-up leaves out comes from the browser or from France", async () => {
  const person = newPerson();
  const headers = { ...person.from, "Accept-Language": "de;q=0.9, en-GB;q=0.8, fr;q=0.5" };
  await fetchApi("/auth/signup", { json: { email: person.email, name: "Ada", password: PASSWORD }, headers });
  expect(await linksOf(person)).toMatchObject([
    { locale: "en", signUp: { name: "Ada", businessName: "Ada", timeZone: "Europe/Paris" } },
  ]);
  const silent = newPerson();
  await signUp(silent);
  expect(await linksOf(silent)).toMatchObject([{ locale: "fr" }]);
});

test("a new organisation starts at the first screen of onboarding, with its owner as the only member", async () => {
  const { org, user } = await newAccount();
  const progress = await db.select().from(onboarding);
  expect(progress.filter(({ orgId }) => orgId === org.id)).toMatchObject([{ done: [], completedAt: null }]);
  const members = await db.select().from(memberships);
  expect(members.filter(({ orgId }) => orgId === org.id)).toMatchObject([{ userId: user.id, role: "owner" }]);
});

test("neither the password nor the link's token is kept in the database", async () => {
  const person = newPerson();
  await signUp(person);
  const link = await linkFor(person);
  const kept = JSON.stringify([await linksOf(person), await db.select().from(outbox)]);
  expect(kept).not.toContain(link);
  expect(kept).not.toContain(PASSWORD);
});

test("a name cannot smuggle a link or markup into our mail", async () => {
  const person = newPerson();
  await signUp(person, { name: "<b>https://evil.example/x</b>" });
  const mail = await mailTo(fakes, person);
  expect(mail.html).not.toContain("<b>");
  expect(mail.html).not.toContain("evil.example");
  expect(mail.text).not.toContain("evil.example");
});

test("a sign-up that nobody confirmed is forgotten a week after its link expired", async () => {
  const [old, recent] = [newPerson(), newPerson()];
  await signUp(old);
  await signUp(recent);
  const expiry = (daysAgo: number) => ({ expiresAt: new Date(services.now().getTime() - daysAgo * DAY) });
  await db.update(emailTokens).set(expiry(8)).where(eq(emailTokens.email, old.email));
  await db.update(emailTokens).set(expiry(6)).where(eq(emailTokens.email, recent.email));
  await worker.scheduled(createScheduledController(), env, createExecutionContext());
  expect(await linksOf(old)).toEqual([]);
  expect(await linksOf(recent)).toHaveLength(1);
});

test("an address is mailed three sign-ups, whatever stands after its plus sign, and its links are another matter", async () => {
  const person = newPerson();
  const [name, domain] = person.email.split("@");
  const asked = Array.from({ length: 20 }, (_, i) =>
    signUp({ ...person, email: `${name}+${i}@${domain}`, from: newPerson().from }),
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(3);
  const refused = await signUp({ ...person, from: newPerson().from });
  expect([refused.status, Number(refused.headers.get("Retry-After")) > 4 * 60]).toEqual([429, true]);
  const link = await fetchApi("/auth/magic-link/send", { json: { email: person.email }, headers: person.from });
  expect(link.status).toBe(202);
});

test("a program that fills the field nobody sees is answered like a person, and gets neither a row nor a mail", async () => {
  const [program, person] = [newPerson(), newPerson()];
  const answers = [await signUp(program, { website: "https://spam.example" }), await signUp(person, { website: "" })];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await answers[0]?.json()).toEqual({ status: "confirmation-sent", email: program.email });
  await mailTo(fakes, person);
  expect((await fakes.outbox()).emails.filter(({ to }) => to.includes(program.email))).toEqual([]);
  expect(await db.select().from(emailTokens).where(eq(emailTokens.email, program.email))).toEqual([]);
});
