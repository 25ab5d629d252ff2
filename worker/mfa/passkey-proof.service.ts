import type * as z from "zod";
import { takeChallenge } from "../auth/challenge.service";
import { AppError } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import type { Passkey } from "./mfa.sql.ts";
import { assertionOptions, verifyAssertion } from "./passkey-ceremonies";
import { getPasskey, listPasskeys, markPasskeyUsed } from "./passkeys.queries";
import type { PasskeyAssertion } from "./passkeys.schema";
import { beginCeremony, passkeyExpired } from "./passkeys.service";

export type Assertion = z.infer<typeof PasskeyAssertion>["response"];

/** Why a passkey was refused, for the audit: its asker is told none of it. */
type Refusal = "unknown" | "invalid" | "counter";

/**
 * Asks for a passkey: one of this person's, or whichever the browser has where it is not known yet who they are. The browser keeps
 * the token in a cookie until it comes back.
 */
export async function beginAssertion(services: Services, userId: UserId | null) {
  const allowed = userId && (await listPasskeys(services.db, userId));
  const options = await assertionOptions(services.config, allowed);
  return beginCeremony(services, "passkey-assertion", options, userId);
}

/**
 * The passkey that has answered, of this person where one was asked for. What was begun is spent whatever comes. `refused` is told
 * of a passkey that does not do, and whose it is. Throws `code_expired` where this browser has begun nothing for this person, and
 * one and the same `invalid_credentials` for every passkey that does not do.
 */
export async function proveByPasskey(
  services: Services,
  { token, userId, given }: { token: string | undefined; userId: UserId | null; given: Assertion },
  refused: (reason: Refusal, owner: UserId | null) => Promise<void>,
): Promise<Passkey> {
  const begun = token ? await takeChallenge(services, "passkey-assertion", token) : null;
  if (!begun || begun.userId !== userId) throw passkeyExpired();
  const passkey = await getPasskey(services.db, given.id);
  const isOwn = passkey !== null && (userId === null || passkey.userId === userId);
  const reason = isOwn ? await judge(services, begun.detail.challenge, passkey, given) : "unknown";
  if (isOwn && reason === null) return passkey;
  await refused(reason ?? "invalid", passkey?.userId ?? null);
  throw new AppError("invalid_credentials", "This passkey does not open this account.");
}

async function judge(
  services: Services,
  challenge: string,
  passkey: Passkey,
  given: Assertion,
): Promise<Refusal | null> {
  const used = await verifyAssertion(services.config, challenge, passkey, given);
  if (!used) return "invalid";
  return (await markPasskeyUsed(services.db, passkey.id, used, services.now())) ? null : "counter";
}
