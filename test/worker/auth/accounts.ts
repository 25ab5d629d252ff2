import { eq } from "drizzle-orm";
import { expect, vi } from "vitest";
import { emailTokens } from "../../../worker/auth/auth.sql.ts";
import { linkToken } from "../../../worker/auth/email-link.service";
import { sha256 } from "../../../worker/lib/crypto";
import { newId } from "../../../worker/lib/ids";
import type { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";

export const PASSWORD = "une phrase que personne ne devine";

/** An address that no other test uses, and a network address too, since attempts are counted by it. */
export const newPerson = () => {
  const id = newId("user");
  return { email: `${id}@example.org`, name: "Camille Martin", from: { "CF-Connecting-IP": `test-${id}` } };
};
export type Person = ReturnType<typeof newPerson>;

export const signUp = ({ email, name, from }: Person, more: Record<string, unknown> = {}) =>
  fetchApi("/auth/signup", { json: { email, name, password: PASSWORD, ...more }, headers: from });

export const logIn = ({ email, from }: Person, password = PASSWORD) =>
  fetchApi("/auth/login", { json: { email, password }, headers: from });

export const verify = (token: string, { from }: Person) =>
  fetchApi("/auth/verify-email", { json: { token }, headers: from });

/** The newest link that was made for an address, without waiting for its mail. */
export async function linkFor({ email }: Person): Promise<string> {
  const rows = await services.db.select().from(emailTokens).where(eq(emailTokens.email, email));
  const newest = rows.at(-1);
  if (!newest) throw new Error("No sign-up of this address");
  return linkToken(services, newest.id);
}

/** A mail to an address, with these words in its subject, once it has been delivered. */
export const mailTo = (fakes: ReturnType<typeof useFakes>, { email }: Pick<Person, "email">, subject = "") =>
  vi.waitFor(
    async () => {
      const mail = (await fakes.outbox()).emails.find(
        (sent) => sent.to.includes(email) && sent.subject.includes(subject),
      );
      if (!mail) throw new Error("No mail yet");
      return mail;
    },
    { timeout: 10_000, interval: 50 },
  );

/** A person with a confirmed account, logged in by the confirmation. */
export async function newAccount(more: Record<string, unknown> = {}) {
  const person = newPerson();
  expect((await signUp(person, more)).status).toBe(201);
  const answer = await verify(await linkFor(person), person);
  expect(answer.status).toBe(200);
  const body = await answer.json<{
    user: { id: string };
    org: { id: string };
    accessToken: string;
    refreshToken: string;
  }>();
  const cookieOf = (name: string) =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0] ?? "")
      .find((pair) => pair.startsWith(`${name}=`)) ?? "";
  /** `device` marks its browser as one in which it has logged in. */
  return { ...person, ...body, cookie: cookieOf("ava_session"), device: cookieOf("ava_device") };
}

const recordKey = async (cookie: string) => `session:${await sha256(cookie.replace(/^[^=]+=/, ""))}`;

/** Whether KV still answers for a session: routes that ask D1 as well would not show it. */
export const isInKv = async (cookie: string) => (await services.sessions.get(await recordKey(cookie))) !== null;
export const forgetInKv = async (cookie: string) => services.sessions.delete(await recordKey(cookie));
