import { expect, test } from "vitest";
import * as z from "zod";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake } from "../../dev/fakes/twilio";
import { createVerifyFake } from "../../dev/fakes/twilio/verify";

const ACCOUNT = { accountSid: `AC${"1".repeat(32)}`, authToken: "token", serviceSid: `VA${"2".repeat(32)}` };
const ORDER = { To: "+33612345678", Channel: "sms", Locale: "fr" };
const Answer = z.looseObject({ sid: z.string().default("") });
const MINUTE_MS = 60_000;

function verifyForTest() {
  const clock = { ms: Date.UTC(2026, 10, 23, 9) };
  const store = memoryStore();
  const fake = createVerifyFake({ store, now: () => clock.ms, account: ACCOUNT });
  const telephones = createTwilioFake({ store, now: () => clock.ms });
  const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
    const Authorization = `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`;
    const init = { method: "POST", headers: { Authorization, ...headers }, body: new URLSearchParams(form) };
    const answer = await fake.app.request(`/v2/Services/${ACCOUNT.serviceSid}/${path}`, init);
    return { status: answer.status, body: Answer.parse(await answer.json()) };
  };
  const send = (form: Record<string, string> = ORDER) => post("Verifications", form);
  const check = (VerificationSid: string, Code: string) => post("VerificationCheck", { VerificationSid, Code });
  const texts = async () => (await telephones.messages()).map(({ body }) => body);
  const code = async () => (await texts()).at(-1)?.match(/\d{6}/)?.[0] ?? "";
  return { post, send, check, texts, code, clock, app: fake.app };
}

test.each([
  ["a national number", { ...ORDER, To: "0612345678" }],
  ["a channel it has not", { ...ORDER, Channel: "pigeon" }],
  ["a language it has not", { ...ORDER, Locale: "tlh" }],
  ["no number", { Channel: "sms" }],
])("Verify refuses to send to %s", async (_case, form) => {
  const { send, texts } = verifyForTest();
  expect(await send(form)).toMatchObject({ status: 400, body: { code: 60200 } });
  expect(await texts()).toEqual([]);
});

test("Verify takes forms in CapitalCase, of its own account and service only", async () => {
  const { post, app } = verifyForTest();
  expect((await post("Verifications", { to: ORDER.To, channel: "sms" })).status).toBe(400);
  expect((await post("Verifications", ORDER, { Authorization: "Basic eDp5" })).body).toMatchObject({ code: 20003 });
  const headers = { Authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}` };
  const init = { method: "POST", headers, body: new URLSearchParams(ORDER) };
  expect((await app.request(`/v2/Services/VA${"9".repeat(32)}/Verifications`, init)).status).toBe(404);
});

test("a code sent again is the same until it is spent, in the language asked for, and no more than five times", async () => {
  const { send, check, texts, code } = verifyForTest();
  const first = await send();
  const again = await send({ ...ORDER, Locale: "en" });
  expect(again.body.sid).toBe(first.body.sid);
  expect(await texts()).toEqual([
    `Votre code AvaFirst est ${await code()}`,
    `Your AvaFirst verification code is: ${await code()}`,
  ]);
  for (const _ of [3, 4, 5]) expect((await send()).status).toBe(201);
  expect(await send()).toMatchObject({ status: 429, body: { code: 60203 } });
  expect(await check(first.body.sid, await code())).toMatchObject({
    status: 200,
    body: { status: "approved", valid: true },
  });
  expect(await check(first.body.sid, await code())).toMatchObject({ status: 404, body: { code: 20404 } });
  expect((await send()).body.sid).not.toBe(first.body.sid);
});

test("after five wrong guesses, and after ten minutes, a code is gone", async () => {
  const { send, check, code, clock } = verifyForTest();
  const guessed = (await send()).body.sid;
  for (const _ of [1, 2, 3, 4, 5])
    expect(await check(guessed, "0000000")).toMatchObject({ status: 200, body: { status: "pending", valid: false } });
  expect(await check(guessed, await code())).toMatchObject({ status: 429, body: { code: 60202 } });
  expect((await check(guessed, await code())).status).toBe(404);
  const late = (await send()).body.sid;
  clock.ms += 10 * MINUTE_MS;
  expect((await check(late, await code())).status).toBe(404);
});
