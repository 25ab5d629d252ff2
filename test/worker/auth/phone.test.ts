import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { app } from "../../../worker/app";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { challenges, users } from "../../../worker/auth/auth.sql.ts";
import { sendNotice } from "../../../worker/auth/notice.jobs";
import { prepareNotice } from "../../../worker/auth/notice.service";
import { outbox } from "../../../worker/jobs/jobs.sql.ts";
import { sha256 } from "../../../worker/lib/crypto";
import { recordBounces } from "../../../worker/mail/bounces.service";
import { totpFactors } from "../../../worker/mfa/mfa.sql.ts";
import { confirmPhoneCode, sendPhoneCode } from "../../../worker/phone-log-in/phone-code.service";
import { BUDGETS, type BudgetName } from "../../../worker/throttle/budgets";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, ORIGIN, services } from "../harness";
import { newPerson } from "./accounts";

const fakes = useFakes();
const { db } = services;

const VISITOR = { ip: "test-phone", country: "FR", userAgent: "test" };
const FROM = { "Accept-Language": "fr", "CF-IPCountry": "FR" };

let telephones = 0;
/** A mobile number that no other test uses, as its owner writes it and in E.164. */
function newTelephone() {
  telephones += 1;
  const digits = `6123456${String(telephones).padStart(2, "0")}`;
  return { written: `0${digits}`.replace(/(..)(?=.)/g, "$1 "), number: `+33${digits}`, from: newPerson().from };
}
type Telephone = ReturnType<typeof newTelephone>;

const send = ({ written, from }: Telephone, more: object = {}) =>
  fetchApi("/auth/phone/send", { json: { phone: written, ...more }, headers: { ...FROM, ...from } });

const verify = ({ number, from }: Telephone, code: string, more: object = {}) =>
  fetchApi("/auth/phone/verify", { json: { phone: number, code, ...more }, headers: { ...FROM, ...from } });

const textTo = async ({ number }: Pick<Telephone, "number">) =>
  (await fakes.outbox()).sms.filter(({ to }) => to === number).at(-1)?.body ?? "";
const codeOf = async (telephone: Telephone) => (await textTo(telephone)).match(/\d{6}/)?.[0] ?? "";
const wrongFor = async (telephone: Telephone) => ((await codeOf(telephone)) === "123456" ? "654321" : "123456");

const asked = ({ number }: Telephone, what: "Verifications" | "VerificationCheck") =>
  fakes
    .requests("verify.twilio.com")
    .filter(
      ({ url, body }) =>
        url.pathname.endsWith(what) && (what === "VerificationCheck" || body.includes(encodeURIComponent(number))),
    );
const checksOfAll = () =>
  fakes.requests("verify.twilio.com").filter(({ url }) => url.pathname.endsWith("Check")).length;

/** Forgets a budget, as its time passing would. */
const pass = async (name: BudgetName, subject: string) =>
  services.throttles.getByName(`${name}:${await sha256(subject)}`).clear();
const passCountdown = ({ number, from }: Telephone) => pass("code:phone", `${from["CF-Connecting-IP"]}:${number}`);

const errorOf = async (answer: Response) =>
  (await answer.json<{ error: { code: string; message: string; issues?: { path: string }[] } }>()).error;
const usersWith = ({ number }: Telephone) => db.select().from(users).where(eq(users.phone, number));

/** A telephone with an account, made by its first code. */
async function signedUp() {
  const telephone = newTelephone();
  expect((await send(telephone)).status).toBe(202);
  const answer = await verify(telephone, await codeOf(telephone));
  expect(answer.status).toBe(200);
  await passCountdown(telephone);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return {
    ...telephone,
    cookies: cookies.join("; "),
    ...(await answer.json<{ user: { id: `user_${string}` }; org: { id: string } }>()),
  };
}

test("a number as its owner writes it is sent a code in their language, and kept in E.164", async () => {
  const telephone = newTelephone();
  const answer = await send(telephone);
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ phone: telephone.number, resendInS: 30, expiresInS: 600 });
  expect(await textTo(telephone)).toMatch(/^Votre code AvaFirst est \d{6}$/);
  const made = await verify(telephone, await codeOf(telephone), { timeZone: "Europe/Brussels" });
  expect(made.status).toBe(200);
  expect(await made.clone().json()).toMatchObject({
    isNew: true,
    user: { email: null, phone: telephone.number, name: telephone.written, locale: "fr" },
    org: { name: telephone.written, timeZone: "Europe/Brussels" },
    role: "owner",
  });
  const cookie = (made.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  expect((await fetchApi("/auth/session", { headers: { Cookie: cookie } })).status).toBe(200);
  expect(await usersWith(telephone)).toMatchObject([{ email: null, passwordHash: null, phone: telephone.number }]);
});

test.each(["+33 6 99 00 11 22", "0033 6 99 00 11 22", "06.99.00.11.22", "(0)6-99-00-11-22", "+33 (0)6 99 00 11 22"])(
  "%s is one and the same number",
  async (written) => {
    const telephone = { ...newTelephone(), written, number: "+33699001122" };
    await passCountdown(telephone);
    expect(await (await send(telephone)).json()).toMatchObject({ phone: telephone.number });
  },
);

test("a national number is read as one of the visitor's own country, where codes are sent", async () => {
  const inBritain = { ...newTelephone(), written: "07400 123456" };
  const read = await fetchApi("/auth/phone/send", {
    json: { phone: inBritain.written, locale: "en" },
    headers: { ...inBritain.from, "CF-IPCountry": "GB" },
  });
  expect(await read.json()).toMatchObject({ phone: "+447400123456" });
  expect(await textTo({ number: "+447400123456" })).toMatch(/^Your AvaFirst verification code is: \d{6}$/);
});

test.each([
  ["Jamaica", "+1 876 234 5678"],
  ["a satellite", "+882 16 123456"],
  ["a landline", "01 87 66 01 42"],
  ["a premium service", "0899 12 34 56"],
  ["nobody", "0612"],
])("a number of %s gets no code, and the field is named", async (_whose, written) => {
  const before = fakes.requests("verify.twilio.com").length;
  const answer = await send({ ...newTelephone(), written });
  expect(answer.status).toBe(400);
  expect((await errorOf(answer)).issues).toMatchObject([{ path: "phone" }]);
  expect(fakes.requests("verify.twilio.com")).toHaveLength(before);
});

test("a number with an account logs in to it, and is answered as one without", async () => {
  const known = await signedUp();
  const unknown = newTelephone();
  const answers = await Promise.all([send(known), send(unknown)]);
  const [one, other] = await Promise.all(answers.map((answer) => answer.json<{ phone: string }>()));
  expect({ ...one, phone: "" }).toEqual({ ...other, phone: "" });
  const answer = await verify(known, await codeOf(known), { name: "Quelqu'un d'autre" });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ isNew: false, user: { id: known.user.id, name: known.written } });
  const log = await db.select().from(auditEvents).where(eq(auditEvents.userId, known.user.id));
  expect(log.map(({ action, detail }) => [action, detail])).toEqual([
    ["account.created", { method: "phone-code" }],
    ["log-in.succeeded", { method: "phone-code" }],
  ]);
});

test("a second code waits for the countdown, which says how long and grows", async () => {
  const telephone = newTelephone();
  await send(telephone);
  const early = await send(telephone);
  expect(early.status).toBe(429);
  expect(Number(early.headers.get("Retry-After"))).toBeGreaterThan(25);
  expect(Number(early.headers.get("Retry-After"))).toBeLessThanOrEqual(30);
  expect(asked(telephone, "Verifications")).toHaveLength(1);
});

test("a number that Twilio sent enough codes is refused, with the time until it has forgotten them", async () => {
  const telephone = newTelephone();
  for (const _ of Array.from({ length: 5 })) {
    expect((await send(telephone)).status).toBe(202);
    await passCountdown(telephone);
  }
  const answer = await send(telephone);
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "600"]);
  expect((await errorOf(answer)).code).toBe("too_many_requests");
});

test("a wrong code names its field, is written down, and the right one still works", async () => {
  const telephone = await signedUp();
  await send(telephone);
  const answer = await verify(telephone, await wrongFor(telephone));
  expect(answer.status).toBe(400);
  expect((await errorOf(answer)).issues).toMatchObject([{ path: "code" }]);
  const [failed] = await db.select().from(auditEvents).where(eq(auditEvents.action, "log-in.failed"));
  expect(failed).toMatchObject({ userId: telephone.user.id, detail: { method: "phone-code" } });
  const right = await codeOf(telephone);
  expect((await verify(telephone, `${right.slice(0, 3)} ${right.slice(3)}`)).status).toBe(200);
});

test("a burst of parallel guesses reaches Twilio five times at most, and the right code is then refused too", async () => {
  const telephone = newTelephone();
  await send(telephone);
  const before = checksOfAll();
  const wrong = await wrongFor(telephone);
  const answers = await Promise.all(Array.from({ length: 50 }, () => verify(telephone, wrong)));
  const statuses = answers.map(({ status }) => status);
  expect(checksOfAll() - before).toBe(5);
  expect(statuses.filter((status) => status === 400)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  expect((await verify(telephone, await codeOf(telephone))).status).toBe(429);
});

test("a code that is right opens one session, however many send it at once, and none later", async () => {
  const telephone = newTelephone();
  await send(telephone);
  const code = await codeOf(telephone);
  const answers = await Promise.all(Array.from({ length: 5 }, () => verify(telephone, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  const later = await verify(telephone, code);
  expect([later.status, (await errorOf(later)).code]).toEqual([410, "code_expired"]);
  expect(await usersWith(telephone)).toHaveLength(1);
});

test.each([
  ["Twilio has forgotten it", () => fakes.verify.expireCodes()],
  [
    "its ten minutes are over with us",
    async () =>
      void (await db
        .update(challenges)
        .set({ expiresAt: new Date(0) })
        .where(eq(challenges.kind, "phone"))),
  ],
])("a code has expired once %s", async (_when, expire) => {
  const telephone = newTelephone();
  await send(telephone);
  const code = await codeOf(telephone);
  await expire();
  const answer = await verify(telephone, code);
  expect([answer.status, (await errorOf(answer)).code]).toEqual([410, "code_expired"]);
});

test("Twilio's failures cost neither a guess nor a wait", async () => {
  const telephone = newTelephone();
  await fakes.fault("twilio", "500", { count: 1, path: "/v2/" });
  expect((await send(telephone)).status).toBe(502);
  expect((await send(telephone)).status).toBe(202);
  for (const _ of Array.from({ length: 3 })) {
    await fakes.fault("twilio", "500", { count: 2, path: "/v2/" });
    expect((await verify(telephone, "123456")).status).toBe(502);
    expect((await verify(telephone, "123456")).status).toBe(502);
    await fakes.fault("twilio", "none");
    expect((await verify(telephone, await wrongFor(telephone))).status).toBe(400);
  }
  expect((await verify(telephone, await codeOf(telephone))).status).toBe(200);
});

test("our own credentials being wrong is no fault of whoever types a number", async () => {
  await fakes.fault("twilio", "401", { count: 1, path: "/v2/" });
  expect((await send(newTelephone())).status).toBe(502);
});

test("the code of one number opens no other", async () => {
  const [mine, theirs] = [newTelephone(), await signedUp()];
  await Promise.all([send(mine), send(theirs)]);
  const [code, other] = [await codeOf(mine), await codeOf(theirs)];
  if (code !== other) expect((await verify(theirs, code)).status).toBe(400);
  expect((await verify(mine, code)).status).toBe(200);
});

test("a code sent to log in confirms no number, and one sent to confirm a number logs nobody in", async () => {
  const { userId } = await createOrg();
  const telephone = newTelephone();
  const given = { phone: telephone.written, visitor: VISITOR, userId };
  const confirm = (code: string) => confirmPhoneCode(services, { ...given, code });
  const sendToConfirm = () => sendPhoneCode(services, { ...given, locale: "fr", purpose: "confirm" });

  await send(telephone);
  const toLogIn = await codeOf(telephone);
  await expect(confirm(toLogIn)).rejects.toMatchObject({ code: "code_expired" });

  await sendToConfirm();
  const toConfirm = await codeOf(telephone);
  expect((await verify(telephone, toLogIn)).status).toBe(410);
  expect((await verify(telephone, toConfirm)).status).toBe(410);
  if (toLogIn !== toConfirm) await expect(confirm(toLogIn)).rejects.toMatchObject({ code: "invalid_input" });
  expect(await confirm(toConfirm)).toBe(telephone.number);
});

test("a stranger who guesses and asks for codes keeps the owner's own browser from nothing", async () => {
  const owner = await signedUp();
  const stranger = { ...newTelephone(), written: owner.written, number: owner.number };
  const mine = { ...owner, from: { ...owner.from, Cookie: owner.cookies } };
  expect((await send(stranger)).status).toBe(202);
  const wrong = await wrongFor(owner);
  for (const _ of Array.from({ length: 5 })) expect((await verify(stranger, wrong)).status).toBe(400);
  expect((await verify(stranger, wrong)).status).toBe(429);
  expect((await send(stranger)).status).toBe(429);

  expect((await send(mine)).status).toBe(202);
  const code = await codeOf(owner);
  expect((await verify(stranger, code)).status).toBe(410);
  const answer = await verify(mine, code);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ isNew: false, user: { id: owner.user.id } });
});

test("strangers hold up nobody's codes but their own, and all of them together get no more than a few", async () => {
  const { written } = newTelephone();
  const askFrom = (from = newPerson().from) =>
    fetchApi("/auth/phone/send", {
      json: { phone: written },
      headers: { ...FROM, ...from, "Sec-Fetch-Site": "same-origin" },
    });
  const stranger = newPerson().from;
  expect((await askFrom(stranger)).status).toBe(202);
  expect((await askFrom(stranger)).status).toBe(429);
  expect(await (await askFrom()).json(), "the owner, in a new browser").toMatchObject({ resendInS: 30 });
  const { free } = BUDGETS["code:strangers"];
  for (let asker = 2; asker < free; asker += 1) expect((await askFrom()).status).toBe(202);
  const tooMany = await askFrom();
  expect([tooMany.status, Number(tooMany.headers.get("Retry-After")) > 3500]).toEqual([429, true]);
});

test("the platform sends so many codes an hour and no more, and says so where somebody sees it; owners' browsers keep a part", async () => {
  const limited = { ...env, TWILIO_CODES_PER_HOUR: "5" };
  const clear = () =>
    Promise.all(["platform", "owners"].map((pool) => env.THROTTLES.getByName(`code:${pool}`).clear()));
  const ask = ({ written, from }: Telephone, more: object = {}) => {
    const headers = { ...FROM, ...from, Origin: ORIGIN, "Content-Type": "application/json", ...more };
    const init = { method: "POST", headers, body: JSON.stringify({ phone: written }) };
    return app.request(`${ORIGIN}/api/v1/auth/phone/send`, init, limited, createExecutionContext());
  };
  const paused = () => db.$count(auditEvents, eq(auditEvents.action, "codes.paused"));
  const [owner, before] = [await signedUp(), await paused()];
  await clear();
  const statuses: number[] = [];
  for (let asker = 0; asker < 6; asker += 1) statuses.push((await ask(newTelephone())).status);
  expect(statuses).toEqual([202, 202, 202, 202, 429, 429]);
  const last = newTelephone();
  expect((await errorOf(await ask(last))).code).toBe("codes_paused");
  expect(asked(last, "Verifications")).toHaveLength(0);
  expect((await paused()) - before).toBe(1);
  expect((await ask(owner, { Cookie: owner.cookies })).status).toBe(202);
  await clear();
  expect((await ask(last)).status, "what was refused cost no try of its own").toBe(202);
  await clear();
});

test("a browser's code opens nothing in another, which cannot use up its guesses either", async () => {
  const telephone = newTelephone();
  const browser = { headers: { ...FROM, ...telephone.from, "Sec-Fetch-Site": "same-origin" } };
  const sent = await fetchApi("/auth/phone/send", { json: { phone: telephone.written }, ...browser });
  expect(sent.status).toBe(202);
  const cookie = sent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect(cookie).toMatch(/^ava_phone_code=/);
  const code = await codeOf(telephone);
  const type = (typed: string, held?: string) =>
    fetchApi("/auth/phone/verify", { json: { phone: telephone.number, code: typed }, ...browser }, held);
  for (const held of [undefined, "ava_phone_code=made-up"])
    expect(await errorOf(await type(code, held))).toMatchObject({ code: "code_expired" });
  for (let guess = 0; guess < 8; guess += 1) await type(await wrongFor(telephone));
  expect((await type(code, cookie)).status).toBe(200);
});

test("an account without an address is told by SMS what opens it, in its language and not over and over", async () => {
  const owner = await signedUp();
  const { phoneCodes } = services.config;
  if (!phoneCodes) throw new Error("no telephone");
  await fakes.twilio.addLine({ ...phoneCodes, phoneNumber: "+33644000001", voiceUrl: "" });
  const texting = { ...services, config: { ...services.config, phoneCodes: { ...phoneCodes, smsFrom: "AvaFirst" } } };
  const notices = () =>
    fakes.outbox().then(({ sms }) => sms.filter(({ to, body }) => to === owner.number && body.includes("http")));
  const tell = async (action: "log-in.succeeded" | "phone.removed" | "recovery-codes.made", to: string | null) => {
    const { userId, visitor } = { userId: owner.user.id, visitor: VISITOR };
    const notice = prepareNotice(services, { action, userId, visitor }, { to });
    await db.batch(notice.inserts);
    const jobs = (await db.select().from(outbox)).map(({ job }) => job);
    const job = jobs.findLast((one) => one.type === "email.notice" && one.userId === userId);
    if (job?.type !== "email.notice") throw new Error("no job");
    await sendNotice(texting, job);
  };
  await tell("log-in.succeeded", null);
  await db.update(users).set({ phone: null, locale: "en" }).where(eq(users.id, owner.user.id));
  await tell("phone.removed", owner.number);
  await tell("recovery-codes.made", owner.number);
  expect((await notices()).map(({ body }) => body)).toEqual([
    "AvaFirst : votre compte a été ouvert depuis un nouvel appareil. Ce n'était pas vous ? http://ava.test/settings/security",
    "AvaFirst: this number no longer opens your account. Not you? http://ava.test/settings/security",
  ]);
  const email = `${owner.user.id}@bounced.example`;
  await db.update(users).set({ phone: owner.number, email }).where(eq(users.id, owner.user.id));
  await recordBounces(db, "resend", [{ email, kind: "bounce", reason: "gone", at: services.now() }]);
  for (let again = 0; again < 3; again += 1) await tell("log-in.succeeded", null);
  expect(await notices(), "the mailbox is gone too, and three an hour are enough").toHaveLength(3);
});

test("a code sent for one person to confirm a number with serves nobody else", async () => {
  const [one, other] = [await createOrg(), await createOrg()];
  const telephone = newTelephone();
  const given = { phone: telephone.written, visitor: VISITOR };
  await sendPhoneCode(services, { ...given, locale: "fr", purpose: "confirm", userId: one.userId });
  const code = await codeOf(telephone);
  const byOther = confirmPhoneCode(services, { ...given, code, userId: other.userId });
  await expect(byOther).rejects.toMatchObject({ code: "code_expired" });
  expect(await confirmPhoneCode(services, { ...given, code, userId: one.userId })).toBe(telephone.number);
});

test("an account with a second factor is asked for it after the code", async () => {
  const telephone = await signedUp();
  const now = services.now();
  const factor = { userId: telephone.user.id, secret: "sealed", lastStep: null, createdAt: now, confirmedAt: now };
  await db.insert(totpFactors).values(factor);
  await send(telephone);
  const answer = await verify(telephone, await codeOf(telephone));
  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({ secondFactor: { factors: ["totp"] } });
});

test("without an account at Twilio there is no such way in", async () => {
  const unset = { ...env, TWILIO_ACCOUNT_SID: "", TWILIO_AUTH_TOKEN: "", TWILIO_VERIFY_SERVICE_SID: "" };
  for (const [path, json] of [
    ["send", { phone: "+33612345678" }],
    ["verify", { phone: "+33612345678", code: "123456" }],
  ] as const) {
    const headers = { Origin: ORIGIN, "Content-Type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(json) };
    const answer = await app.request(`${ORIGIN}/api/v1/auth/phone/${path}`, init, unset, createExecutionContext());
    expect(answer.status).toBe(404);
  }
});
