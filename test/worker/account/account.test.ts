import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { updateUser } from "../../../worker/auth/auth.queries";
import { sessions } from "../../../worker/auth/auth.sql.ts";
import { hashPassword, verifyPassword } from "../../../worker/auth/password";
import { insertIdentity } from "../../../worker/identities/identities.service";
import { MINUTE } from "../../../worker/lib/time";
import { recordBounces } from "../../../worker/mail/bounces.service";
import { mailTo, PASSWORD } from "../auth/accounts";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, services } from "../harness";
import { actionsOf, logInElsewhere, refusal, userRow } from "./people";

const fakes = useFakes();
const { db } = services;

test("an account shows its ways in, and nothing of what proves them", async () => {
  const { api, userId, user } = await createOrg({ locale: "en" });
  await updateUser(db, userId, { passwordHash: await hashPassword(PASSWORD), phone: "+33639980101" });
  const google = { provider: "google", issuer: "https://accounts.google.com", subject: "account-1" } as const;
  await insertIdentity(services, { ...google, userId, email: "camille@gmail.example" });
  const answer = await api("/account");
  expect(answer.status).toBe(200);
  const body = await answer.text();
  expect(JSON.parse(body)).toEqual({
    id: userId,
    name: user.name,
    locale: "en",
    timeZone: null,
    email: user.email,
    emailBounce: null,
    phone: "+33639980101",
    hasPassword: true,
    identities: [
      {
        id: expect.any(String),
        provider: "google",
        email: "camille@gmail.example",
        createdAt: expect.any(String),
        lastUsedAt: null,
      },
    ],
    waysIn: ["password", "email-link", "phone-code", "google"],
  });
  expect(body).not.toContain("scrypt");
  expect(body).not.toContain("account-1");
});

test("the profile changes name, language and time zone, which the session shows", async () => {
  const { api, userId } = await createOrg();
  const json = { name: "  Anne Roy ", locale: "en", timeZone: "America/Montreal" };
  const answer = await api("/account/profile", { method: "PUT", json });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ name: "Anne Roy", locale: "en", timeZone: "America/Montreal" });
  expect(await (await api("/auth/session")).json()).toMatchObject({
    user: { name: "Anne Roy", locale: "en", timeZone: "America/Montreal" },
  });
  expect(await actionsOf(userId)).toEqual(["profile.changed"]);
});

test("the same profile again is not written down as a change", async () => {
  const { api, userId, user } = await createOrg();
  const json = { name: user.name, locale: user.locale, timeZone: null };
  expect((await api("/account/profile", { method: "PUT", json })).status).toBe(200);
  expect(await actionsOf(userId)).toEqual([]);
});

test.each([
  ["a name of nothing", { name: "  ", locale: "fr", timeZone: null }, "name"],
  ["a language that we do not speak", { name: "Anne", locale: "de", timeZone: null }, "locale"],
  ["a place that is no time zone", { name: "Anne", locale: "fr", timeZone: "Europe/Atlantis" }, "timeZone"],
])("%s is refused, and named", async (_what, json, field) => {
  const { api, userId, user } = await createOrg();
  const answer = await api("/account/profile", { method: "PUT", json });
  expect(answer.status).toBe(400);
  expect((await refusal(answer)).issues).toMatchObject([{ path: field }]);
  expect(await userRow(userId)).toMatchObject({ name: user.name });
});

test("a bounce is shown until the owner says that the address works again", async () => {
  const { api, user } = await createOrg();
  const at = services.now();
  await recordBounces(db, "resend", [{ email: user.email, kind: "bounce", reason: "Mailbox full", at }]);
  expect(await (await api("/account")).json()).toMatchObject({
    emailBounce: { reason: "Mailbox full", at: at.toISOString() },
  });
  expect((await api("/account/email/bounce", { method: "DELETE" })).status).toBe(204);
  expect(await (await api("/account")).json()).toMatchObject({ emailBounce: null });
});

test("a new password ends every other session, tells its owner, and leaves this one", async () => {
  const owner = await createOrg();
  const elsewhere = await logInElsewhere(owner);
  const password = "une toute nouvelle phrase";
  expect((await owner.api("/account/password", { method: "PUT", json: { password } })).status).toBe(204);
  const { passwordHash } = (await userRow(owner.userId)) ?? {};
  expect(await verifyPassword(password, passwordHash ?? null)).toBe(true);
  expect((await owner.api("/account")).status).toBe(200);
  expect((await fetchApi("/account", {}, elsewhere)).status).toBe(401);
  expect((await fetchApi("/auth/session", {}, elsewhere)).status, "KV has forgotten it too").toBe(401);
  expect(await actionsOf(owner.userId)).toEqual(["password.changed"]);
  await mailTo(fakes, owner.user, "mot de passe");
});

test("a password is changed by whoever knows the present one, and by nobody who only holds the session", async () => {
  const { api, userId } = await createOrg();
  await updateUser(db, userId, { passwordHash: await hashPassword(PASSWORD) });
  const change = (json: object) => api("/account/password", { method: "PUT", json });
  const next = "une toute nouvelle phrase";
  for (const json of [{ password: next }, { password: next, current: "une autre phrase" }])
    expect(await refusal(await change(json))).toMatchObject({ code: "invalid_input", issues: [{ path: "current" }] });
  expect(await verifyPassword(PASSWORD, (await userRow(userId))?.passwordHash ?? null)).toBe(true);
  expect((await change({ password: next, current: PASSWORD })).status).toBe(204);
  expect(await verifyPassword(next, (await userRow(userId))?.passwordHash ?? null)).toBe(true);
});

test("a password that everybody tries is refused, and named", async () => {
  const { api, userId } = await createOrg();
  const answer = await api("/account/password", { method: "PUT", json: { password: "password123" } });
  expect(await refusal(answer)).toMatchObject({ code: "invalid_input", issues: [{ path: "password" }] });
  expect(await userRow(userId)).toMatchObject({ passwordHash: null });
});

test("a password needs an address to go with", async () => {
  const { api, userId } = await createOrg();
  await updateUser(db, userId, { email: null, phone: "+33639980102" });
  const answer = await api("/account/password", { method: "PUT", json: { password: PASSWORD } });
  expect(await refusal(answer)).toMatchObject({ code: "conflict" });
});

test("events show what happened, from which browser and country, to nobody else", async () => {
  const { api, userId } = await createOrg();
  const other = await createOrg();
  const headers = {
    "CF-IPCountry": "BE",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
  };
  const json = { name: "Anne Roy", locale: "fr", timeZone: null };
  await api("/account/profile", { method: "PUT", json, headers });
  await other.api("/account/profile", { method: "PUT", json });
  const answer = await api("/account/events");
  expect(await answer.json()).toEqual({
    items: [
      {
        id: expect.any(String),
        action: "profile.changed",
        at: expect.any(String),
        country: "BE",
        device: "Firefox, Linux",
        detail: { fields: "name" },
      },
    ],
  });
  expect(await actionsOf(userId)).toHaveLength(1);
});

test.each([
  ["POST", "/account/email", { email: "new@example.org" }],
  ["PUT", "/account/password", { password: PASSWORD }],
  ["POST", "/account/phone/send", { phone: "+33639980103" }],
  ["POST", "/account/phone/verify", { phone: "+33639980103", code: "123456" }],
  ["DELETE", "/account/phone", undefined],
  ["GET", "/account/export", undefined],
  ["DELETE", "/account", undefined],
])("%s %s asks who is there, when that was proven long ago", async (method, path, json) => {
  const { api, sessionId } = await createOrg();
  const provenAt = new Date(services.now().getTime() - 11 * MINUTE);
  await db.update(sessions).set({ provenAt }).where(eq(sessions.id, sessionId));
  const answer = await api(path, { method, ...(json && { json }) });
  expect(answer.status).toBe(403);
  expect(await refusal(answer)).toMatchObject({ code: "step_up_required" });
});
