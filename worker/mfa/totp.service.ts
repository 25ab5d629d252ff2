import type { User } from "../auth/auth.sql.ts";
import { prepareNotice } from "../auth/notice.service";
import { getUser } from "../auth/users.service";
import { decrypt, encrypt } from "../lib/crypto";
import { AppError, invalidField, notFound, unauthenticated } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import type { RecoveryCodes, TotpSetup } from "./mfa.schema";
import { deleteHashesWithoutFactor } from "./recovery-codes.queries";
import { type Changer, prepareFirstCodes } from "./recovery-codes.service";
import { matchingStep, newTotpSecret, otpauthUrl } from "./totp";
import { confirmTotpFactor, deleteTotpFactor, getTotpFactor, proposeTotpFactor, spendTotpStep } from "./totp.queries";

/** Binds a stored secret to its owner's row. */
const contextOf = (userId: UserId) => `totp:${userId}`;

/** Which account this is, as its owner knows it. */
const labelOf = ({ email, phone, name }: User): string => email ?? phone ?? name;

/** A secret for an app. It counts once its first code is confirmed. Throws `conflict` where an app counts already. */
export async function setUpTotp(services: Services, userId: UserId): Promise<TotpSetup> {
  const user = await getUser(services.db, userId);
  if (!user) throw unauthenticated();
  const secret = newTotpSecret();
  const proposed = await proposeTotpFactor(services.db, {
    userId,
    secret: await encrypt(services.config.ENCRYPTION_KEYS, contextOf(userId), secret),
    lastStep: null,
    createdAt: services.now(),
    confirmedAt: null,
  });
  if (!proposed) throw new AppError("conflict", "There is an authenticator app already: remove it first.");
  return { secret, otpauthUrl: otpauthUrl(secret, labelOf(user)) };
}

const wrongCode = () => invalidField("code", "is not the code that the app shows now");

/**
 * Makes the app count, once it has shown a right code. Throws `invalid_input` naming `code` for a wrong one, `not_found` where
 * none is set up, and `conflict` where one counts already.
 */
export async function confirmTotp(services: Services, changer: Changer, code: string): Promise<RecoveryCodes> {
  const { userId, visitor } = changer;
  const factor = await getTotpFactor(services.db, userId);
  if (!factor) throw notFound("authenticator app");
  if (factor.confirmedAt) throw alreadyConfirmed();
  const now = services.now();
  const step = matchingStep(await open(services, userId, factor.secret), code, now);
  if (step === null) throw wrongCode();
  const first = await prepareFirstCodes(services, changer);
  const notice = prepareNotice(services, {
    action: "second-factor.added",
    userId,
    visitor,
    detail: { factor: "totp" },
  });
  const rest = [...first.inserts, ...notice.inserts];
  if (!(await confirmTotpFactor(services.db, factor, step, now, rest))) throw alreadyConfirmed();
  first.seal();
  notice.finish();
  return { recoveryCodes: first.codes };
}

const alreadyConfirmed = () => new AppError("conflict", "This authenticator app was confirmed or replaced meanwhile.");

const open = ({ config }: Pick<Services, "config">, userId: UserId, secret: string) =>
  decrypt(config.ENCRYPTION_KEYS, contextOf(userId), secret);

/** Spends a code of somebody's app; false for a wrong one, and for one that has served. */
export async function spendTotpCode(services: Services, userId: UserId, code: string): Promise<boolean> {
  const factor = await getTotpFactor(services.db, userId);
  if (!factor?.confirmedAt) return false;
  const step = matchingStep(await open(services, userId, factor.secret), code, services.now());
  return step !== null && spendTotpStep(services.db, userId, step);
}

/** Takes the app away, with the recovery codes where it was the last factor. Throws `not_found` where there is none. */
export async function removeTotp(services: Services, { userId, visitor }: Changer): Promise<void> {
  const { db } = services;
  const factor = await getTotpFactor(db, userId);
  if (!factor) throw notFound("authenticator app");
  if (!factor.confirmedAt) {
    await deleteTotpFactor(db, userId);
    return;
  }
  const notice = prepareNotice(services, {
    action: "second-factor.removed",
    userId,
    visitor,
    detail: { factor: "totp" },
  });
  await db.batch([deleteTotpFactor(db, userId), deleteHashesWithoutFactor(db, userId), ...notice.inserts]);
  notice.finish();
}
