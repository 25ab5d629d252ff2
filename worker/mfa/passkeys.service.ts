import type * as z from "zod";
import { removeWayIn } from "../account/ways-in.service";
import { prepareChallenge, takeChallenge } from "../auth/challenge.service";
import { prepareNotice } from "../auth/notice.service";
import { getUser } from "../auth/users.service";
import { AppError, invalidField, notFound, unauthenticated } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import type { RecoveryCodes } from "./mfa.schema";
import { PASSKEY_CHALLENGE_LIFE, registrationOptions, verifyRegistration } from "./passkey-ceremonies";
import { addPasskey, deletePasskey, getPasskey, listPasskeys, renamePasskeyRow } from "./passkeys.queries";
import type { NewPasskey } from "./passkeys.schema";
import { deleteHashesWithoutFactor } from "./recovery-codes.queries";
import { type Changer, prepareFirstCodes } from "./recovery-codes.service";

/** More than anybody has devices; it bounds the lists that browsers are sent. */
const MOST_PASSKEYS = 10;

const tooMany = () => new AppError("conflict", `You have ${MOST_PASSKEYS} passkeys. Remove one first.`);

/** The browser has waited too long, or it is not the one that began. */
export const passkeyExpired = () => new AppError("code_expired", "This took too long. Try again.");

/** Begins a passkey: the browser keeps the token in a cookie until it comes back. Throws `conflict` for somebody who has ten. */
export async function beginRegistration(services: Services, userId: UserId) {
  const [user, known] = await Promise.all([getUser(services.db, userId), listPasskeys(services.db, userId)]);
  if (!user) throw unauthenticated();
  if (known.length >= MOST_PASSKEYS) throw tooMany();
  const options = await registrationOptions(services.config, user, known);
  return beginCeremony(services, "passkey-registration", options, userId);
}

/** Keeps what a browser is asked for until it comes back with the token. */
export async function beginCeremony<Options extends { challenge: string }>(
  services: Services,
  kind: "passkey-registration" | "passkey-assertion",
  options: Options,
  userId: UserId | null,
) {
  const { insert, token, challenge } = await prepareChallenge(services, {
    detail: { kind, challenge: options.challenge },
    userId,
    lifeMs: PASSKEY_CHALLENGE_LIFE,
  });
  await insert;
  return { options, token, expiresAt: challenge.expiresAt };
}

/**
 * Adds the passkey that a browser has made, and answers the recovery codes that come with a first factor. Throws `code_expired`
 * where this browser has begun none, `invalid_input` naming `response`, and `conflict`.
 */
export async function finishRegistration(
  services: Services,
  changer: Changer,
  token: string | undefined,
  { name, response }: z.infer<typeof NewPasskey>,
): Promise<RecoveryCodes> {
  const { userId, visitor } = changer;
  const begun = token ? await takeChallenge(services, "passkey-registration", token) : null;
  if (begun?.userId !== userId) throw passkeyExpired();
  const made = await verifyRegistration(services.config, begun.detail.challenge, response);
  if (!made) throw invalidField("response", "is not a passkey that this browser was asked for");
  const first = await prepareFirstCodes(services, changer);
  const notice = prepareNotice(services, {
    action: "second-factor.added",
    userId,
    visitor,
    detail: { factor: "passkey" },
  });
  const passkey = {
    ...made,
    userId,
    name,
    transports: response.response.transports ?? [],
    createdAt: services.now(),
    lastUsedAt: null,
  };
  const outcome = await addPasskey(services.db, passkey, MOST_PASSKEYS, [...first.inserts, ...notice.inserts]);
  if (outcome === "too-many") throw tooMany();
  if (outcome === "known") throw new AppError("conflict", "This passkey is registered already.");
  first.seal();
  notice.finish();
  return { recoveryCodes: first.codes };
}

/** Throws `not_found` for a passkey that is not one's own. */
export async function renamePasskey({ db }: Services, userId: UserId, id: string, name: string): Promise<void> {
  if (!(await renamePasskeyRow(db, userId, id, name))) throw notFound("passkey");
}

/**
 * Takes a passkey away, with the recovery codes where it was the last factor. Throws `not_found` for one that is not one's own,
 * and `last_way_in` where nothing else would open the account.
 */
export async function removePasskey(services: Services, { userId, visitor }: Changer, id: string): Promise<void> {
  const { db } = services;
  const passkey = await getPasskey(db, id);
  if (passkey?.userId !== userId) throw notFound("passkey");
  const notice = prepareNotice(services, {
    action: "second-factor.removed",
    userId,
    visitor,
    detail: { factor: "passkey" },
  });
  await removeWayIn(services, userId, [
    deletePasskey(db, userId, id),
    deleteHashesWithoutFactor(db, userId),
    ...notice.inserts,
  ]);
  notice.finish();
}
