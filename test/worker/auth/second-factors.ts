import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { SECOND_FACTOR_COOKIE } from "../../../worker/auth/answer-log-in";
import { getUser } from "../../../worker/auth/auth.queries";
import { users } from "../../../worker/auth/auth.sql.ts";
import { passFirstFactor } from "../../../worker/auth/first-factor.service";
import { encrypt, sha256 } from "../../../worker/lib/crypto";
import type { UserId } from "../../../worker/lib/ids";
import { totpFactors } from "../../../worker/mfa/mfa.sql.ts";
import type { BudgetName } from "../../../worker/throttle/budgets";
import { createOrg, fetchApi, services } from "../harness";
import { newPerson } from "./accounts";

const { db } = services;

type Api = Awaited<ReturnType<typeof createOrg>>["api"];

/** Its hash is at a cost for tests, which the first log-in by password would raise. */
export const PASSWORD = "old password";
const PASSWORD_HASH = "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$xFqWNM9ASof1m6WWeeM+W/0VIhdCfcGhI7UUpBFl3Ek";

/** A member with an address and a password, who is logged in and has just proven it. */
export async function newMember() {
  const org = await createOrg();
  await db.update(users).set({ passwordHash: PASSWORD_HASH }).where(eq(users.id, org.userId));
  return { ...org, from: newPerson().from, email: org.user.email };
}
export type Member = Awaited<ReturnType<typeof newMember>>;

export const codeOf = (secret: string, offsetS = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + offsetS * 1000 });

/** Six digits that are no code of the app, now or in a minute. */
export const wrongCode = (secret: string): string =>
  ["111111", "222222", "333333", "444444", "555555", "666666"].find((code) =>
    [-60, -30, 0, 30, 60].every((offset) => codeOf(secret, offset) !== code),
  ) ?? "777777";

/** Lets the app's codes of this minute serve again, as the next minute's would. */
export const forgetSteps = (userId: UserId) =>
  db.update(totpFactors).set({ lastStep: null }).where(eq(totpFactors.userId, userId));

/** Forgets a budget, as its time passing would. */
export const forgetTries = async (name: BudgetName, subject: string) =>
  services.throttles.getByName(`${name}:${await sha256(subject)}`).clear();

/** Sets an authenticator app up through the front door. */
export async function addTotp({ api, userId }: { api: Api; userId: UserId }) {
  const { secret } = await (await api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>();
  const answer = await api("/auth/mfa/totp/confirm", { json: { code: codeOf(secret) } });
  expect(answer.status).toBe(200);
  const { recoveryCodes } = await answer.json<{ recoveryCodes: string[] | null }>();
  await forgetSteps(userId);
  return { secret, recoveryCodes: recoveryCodes ?? [] };
}

/** A member whose app was set up long ago. */
export async function newMemberWithTotp() {
  const member = await newMember();
  const { userId } = member;
  const secret = new Secret({ size: 20 }).base32;
  const [sealed, now] = [await encrypt(services.config.ENCRYPTION_KEYS, `totp:${userId}`, secret), services.now()];
  await db.insert(totpFactors).values({ userId, secret: sealed, lastStep: null, createdAt: now, confirmedAt: now });
  return { ...member, secret };
}

/** The same, with codes to fall back on. */
export async function newMemberWithCodes() {
  const member = await newMemberWithTotp();
  const answer = await member.api("/auth/mfa/recovery-codes", { method: "POST" });
  return { ...member, ...(await answer.json<{ recoveryCodes: string[] }>()) };
}

/** Every cookie of an answer, as a browser would send them back. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

/** Passes the first factor; the cookie is what the browser then holds. */
export async function beginLogIn({ userId, from }: Pick<Member, "userId" | "from">) {
  const user = await getUser(db, userId);
  if (!user) throw new Error("Nobody to log in");
  const visitor = { ip: from["CF-Connecting-IP"], country: null, userAgent: "test" };
  const outcome = await passFirstFactor(services, { user, method: "password", visitor });
  if (outcome.kind !== "second-factor") throw new Error("No second factor was asked for");
  const { challenge, factors } = outcome.answer.secondFactor;
  return { challenge, factors, cookie: `${SECOND_FACTOR_COOKIE}=${outcome.cookieToken}` };
}

/** Sends a code for the log-in that this cookie names. */
export const sendCode = (code: string, cookie?: string, more: object = {}) =>
  fetchApi("/auth/mfa/verify", { json: { code, ...more } }, cookie);

export const errorOf = async (answer: Response) =>
  (await answer.json<{ error: { code: string; issues?: { path: string }[] } }>()).error;

/** What the audit holds of somebody, in the order of its writing. */
export const eventsOf = async (userId: UserId) =>
  (await db.select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(auditEvents.at)).map(
    ({ action, detail }) => ({ action, detail }),
  );
