import { prepareAudit } from "../audit/audit.service";
import { prepareNotice } from "../auth/notice.service";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import { hashLike, hashRecoveryCodes, newRecoveryCodes, readRecoveryCode } from "./recovery-code";
import { countUnused, getUnusedHash, replaceHashes, spendHash } from "./recovery-codes.queries";
import { listSecondFactors } from "./second-factors.service";

/** Somebody who changes their own factors, from where. */
export type Changer = { userId: UserId; visitor: Visitor };

/** Ten codes, which are shown once, and the statements that put them in the old ones' place. */
async function newCodes({ db, now }: Services, userId: UserId) {
  const codes = newRecoveryCodes();
  return { codes, inserts: replaceHashes(db, userId, await hashRecoveryCodes(codes), now()) };
}

const madeBy = ({ userId, visitor }: Changer, codes: readonly string[]) =>
  ({ action: "recovery-codes.made", userId, visitor, detail: { codes: codes.length } }) as const;

/**
 * The codes that come with a new factor: none, and nothing to write, where somebody has some left. `inserts` belong in the batch of
 * that factor, whose mail speaks of them.
 */
export async function prepareFirstCodes(services: Services, changer: Changer) {
  if ((await countUnused(services.db, changer.userId)) > 0) return { codes: null, inserts: [], seal: () => {} };
  const { codes, inserts } = await newCodes(services, changer.userId);
  const audit = prepareAudit(services, madeBy(changer, codes));
  return { codes, inserts: [...inserts, audit.insert], seal: audit.seal };
}

/**
 * Makes a new set; those of the old one serve no more. Its owner is told, since whoever made it can stand in for their factor. Throws
 * `conflict` where there is no factor that codes could stand in for.
 */
export async function replaceRecoveryCodes(services: Services, changer: Changer): Promise<string[]> {
  if ((await listSecondFactors(services.db, changer.userId)).length === 0)
    throw new AppError("conflict", "Recovery codes stand in for a second factor: add one first.");
  const { codes, inserts } = await newCodes(services, changer.userId);
  const notice = prepareNotice(services, madeBy(changer, codes));
  await services.db.batch([...inserts, ...notice.inserts]);
  notice.finish();
  return codes;
}

/** Spends a recovery code and tells its owner; false for one that is not theirs, or has served. */
export async function spendRecoveryCode(
  services: Services,
  { userId, visitor }: Changer,
  typed: string,
): Promise<boolean> {
  const code = readRecoveryCode(typed);
  const known = code && (await getUnusedHash(services.db, userId));
  if (!code || !known) return false;
  const hash = await hashLike(code, known);
  const left = (await countUnused(services.db, userId)) - 1;
  const notice = prepareNotice(services, { action: "recovery-code.used", userId, visitor, detail: { left } });
  if (!(await spendHash(services.db, userId, hash, services.now(), notice.inserts))) return false;
  notice.finish();
  return true;
}
