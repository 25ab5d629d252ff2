import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { parsePhc } from "../../../worker/auth/password";
import { recoveryCodes as recoveryCodeRows } from "../../../worker/mfa/mfa.sql.ts";
import { spendRecoveryCode } from "../../../worker/mfa/recovery-codes.service";
import { useFakes } from "../fakes";
import { services } from "../harness";
import { mailTo } from "./accounts";
import {
  beginLogIn,
  errorOf,
  eventsOf,
  newMember,
  newMemberWithCodes,
  newMemberWithTotp,
  sendCode,
} from "./second-factors";

const fakes = useFakes();
const { db } = services;

test("a recovery code is ten signs of 32 that nobody mistakes for another, in two groups", async () => {
  const { recoveryCodes } = await newMemberWithCodes();
  expect(recoveryCodes).toHaveLength(10);
  for (const code of recoveryCodes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
  // 100 signs of 32: that fewer than 20 kinds come up happens once in 10^15 tries.
  expect(new Set(recoveryCodes.join("").replaceAll("-", "")).size).toBeGreaterThan(19);
});

test("codes are kept as scrypt hashes that share a salt in one set, and with no other person's", async () => {
  const [one, other] = [await newMemberWithCodes(), await newMemberWithCodes()];
  const rowsOf = async ({ userId }: { userId: `user_${string}` }) =>
    (await db.select().from(recoveryCodeRows).where(eq(recoveryCodeRows.userId, userId))).map(({ hash }) =>
      parsePhc(hash),
    );
  const [mine, theirs] = [await rowsOf(one), await rowsOf(other)];
  expect(new Set(mine.map(({ hash }) => hash)).size).toBe(10);
  expect(new Set(mine.map(({ salt }) => salt)).size).toBe(1);
  expect(mine[0]?.salt).not.toBe(theirs[0]?.salt);
  expect(mine[0]?.cost).toEqual({ ln: 14, r: 8, p: 1 });
});

test("a code logs in once, however it is typed, and its owner is told how many are left", async () => {
  const member = await newMemberWithCodes();
  const first = member.recoveryCodes.find((code) => /[01]/.test(code)) ?? "";
  const second = member.recoveryCodes.find((code) => code !== first) ?? "";
  const typed = ` ${first.toUpperCase().replace("-", " ").replaceAll("0", "O").replaceAll("1", "L")} `;
  expect((await sendCode(typed, (await beginLogIn(member)).cookie)).status).toBe(200);
  expect(await (await member.api("/auth/mfa")).json()).toMatchObject({ recoveryCodesLeft: 9 });
  expect(await eventsOf(member.userId)).toContainEqual({ action: "recovery-code.used", detail: { left: 9 } });
  await mailTo(fakes, member, "code de secours");

  const { cookie } = await beginLogIn(member);
  const again = await sendCode(first, cookie);
  expect([again.status, (await errorOf(again)).issues?.[0]?.path]).toEqual([400, "code"]);
  expect((await sendCode(second, cookie)).status).toBe(200);
});

test("one code in several log-ins at once opens one session and is spent once", async () => {
  const member = await newMemberWithCodes();
  const logIns = [await beginLogIn(member), await beginLogIn(member), await beginLogIn(member)];
  const answers = await Promise.all(logIns.map(({ cookie }) => sendCode(member.recoveryCodes[3] ?? "", cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  expect((await eventsOf(member.userId)).filter(({ action }) => action === "recovery-code.used")).toHaveLength(1);
});

test("a code is not spent where it cannot be written down", async () => {
  const { userId, recoveryCodes } = await newMemberWithCodes();
  const [code = ""] = recoveryCodes;
  const prover = { userId, visitor: { ip: null, country: null, userAgent: null } };
  const failing = new Proxy(db, {
    get: (real, name) => (name === "batch" ? () => Promise.reject(new Error("D1 is down")) : Reflect.get(real, name)),
  });
  await expect(spendRecoveryCode({ ...services, db: failing }, prover, code)).rejects.toThrow("D1 is down");
  expect(await spendRecoveryCode(services, prover, code)).toBe(true);
});

test("a new set replaces the old one whole", async () => {
  const member = await newMemberWithCodes();
  const answer = await member.api("/auth/mfa/recovery-codes", { method: "POST" });
  expect(answer.status).toBe(200);
  const { recoveryCodes } = await answer.json<{ recoveryCodes: string[] }>();
  expect(recoveryCodes).toHaveLength(10);
  expect(recoveryCodes.filter((code) => member.recoveryCodes.includes(code))).toEqual([]);
  const { cookie } = await beginLogIn(member);
  expect((await sendCode(member.recoveryCodes[0] ?? "", cookie)).status).toBe(400);
  expect((await sendCode(recoveryCodes[0] ?? "", cookie)).status).toBe(200);
  const made = (await eventsOf(member.userId)).filter(({ action }) => action === "recovery-codes.made");
  expect(made).toHaveLength(2);
  await mailTo(fakes, member, "Nouveaux codes de secours");
});

test("there are no codes without a factor that they could stand in for", async () => {
  const { api } = await newMember();
  expect((await api("/auth/mfa/recovery-codes", { method: "POST" })).status).toBe(409);
  expect(await (await api("/auth/mfa")).json()).toMatchObject({ recoveryCodesLeft: 0 });
});

test.each(["12345", "not-a-code", "aaaaa-aaaa!", "uuuuu-uuuuu", "00000-00000-00000-0000"])(
  "%s is no code, and is answered 400",
  async (code) => {
    const member = await newMemberWithTotp();
    const answer = await sendCode(code, (await beginLogIn(member)).cookie);
    expect([answer.status, (await errorOf(answer)).issues?.[0]?.path]).toEqual([400, "code"]);
  },
);
