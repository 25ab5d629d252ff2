import { expect } from "vitest";
import { fetchApi } from "../harness";
import { type Authenticator, newAuthenticator } from "./authenticator";
import { cookiesOf, type Member, newMember } from "./second-factors";

type Lie = Parameters<Authenticator["get"]>[1];
type Who = Pick<Member, "api" | "cookie">;

/** Asks for options, as whoever holds these cookies; the cookie that comes back goes with the answer. */
export async function ask<Options>(path: string, cookie = "") {
  const answer = await fetchApi(`${path}/options`, { method: "POST" }, cookie);
  expect(answer.status).toBe(200);
  return { options: await answer.json<Options>(), cookie: [cookie, cookiesOf(answer)].filter(Boolean).join("; ") };
}

/** Begins, carries out and ends a registration. */
export async function register(
  { cookie }: Who,
  authenticator: Authenticator,
  { lie = {}, name = "MacBook" }: { lie?: Lie; name?: string } = {},
) {
  const asked = await ask<Parameters<Authenticator["create"]>[0]>("/auth/passkeys/registration", cookie);
  const response = await authenticator.create(asked.options, lie);
  return fetchApi("/auth/passkeys/registration", { json: { name, response } }, asked.cookie);
}

/** Asks for a passkey and sends its answer. `path` is of a log-in, a second factor or a step-up. */
export async function present(
  path: string,
  authenticator: Authenticator,
  { cookie = "", lie = {}, from = {} }: { cookie?: string; lie?: Lie; from?: Record<string, string> } = {},
) {
  const asked = await ask<Parameters<Authenticator["get"]>[0]>(path, cookie);
  const response = await authenticator.get(asked.options, lie);
  return fetchApi(path, { json: { response }, headers: from }, asked.cookie);
}

/** A member with one passkey. */
export async function newMemberWithPasskey(options: { countsUp?: boolean } = {}) {
  const member = await newMember();
  const authenticator = await newAuthenticator(options);
  const answer = await register(member, authenticator);
  expect(answer.status).toBe(200);
  const { recoveryCodes } = await answer.json<{ recoveryCodes: string[] }>();
  return { ...member, authenticator, recoveryCodes };
}
