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

/** A set of codes that replaces the old one. `inserts` belong in the batch of what it goes with; `codes` are shown once. */
async function prepareCodes(services: Services, { userId, visitor }: Changer) {
  const codes = newRecoveryCodes();
  const hashes = await hashRecoveryCodes(codes);
  const audit = prepareAudit(services, {
    action: "recovery-codes.made",
    userId,
    visitor,
    detail: { codes: codes.length },
  });
  return {
    codes,
    inserts: [...replaceHashes(services.db, userId, hashes, services.now()), audit.insert],
    seal: audit.seal,
  };
}

/** The codes that come with a new factor: none, and nothing to write, where somebody has some left. */
export async function prepareFirstCodes(services: Services, changer: Changer) {
  if ((await countUnused(services.db, changer.userId)) > 0) return { codes: null, inserts: [], seal: () => {} };
  return prepareCodes(services, changer);
}

/** Makes a new set; those of the old one serve no more. Throws `conflict` where there is no factor that they could stand in for. */
export async function replaceRecoveryCodes(services: Services, changer: Changer): Promise<string[]> {
  if ((await listSecondFactors(services.db, changer.userId)).length === 0)
    throw new AppError("conflict", "Recovery codes stand in for a second factor: add one first.");
  const { codes, inserts, seal } = await prepareCodes(services, changer);
  const [first, ...rest] = inserts;
  if (first) await services.db.batch([first, ...rest]);
  seal();
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
  if (!(await spendHash(services.db, userId, await hashLike(code, known), services.now()))) return false;
  const left = await countUnused(services.db, userId);
  const notice = prepareNotice(services, { action: "recovery-code.used", userId, visitor, detail: { left } });
  await services.db.batch(notice.inserts);
  notice.finish();
  return true;
}
