import type { SecondFactor } from "../auth/auth.schema";
import { knownDevice } from "../auth/device-cookie";
import { invalidField } from "../lib/errors";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { type Changer, spendRecoveryCode } from "./recovery-codes.service";
import { spendTotpCode } from "./totp.service";

const TOTP_CODE = /^\d{6}$/;

/** A code that was right, and which factor it came from. */
type Proof = Exclude<SecondFactor, "passkey">;

/**
 * Spends a code of somebody's app or of their recovery codes. The try is taken before the code is looked at, so that a burst of
 * guesses cannot exceed the budget. `failed` is told of a wrong one. Throws `invalid_input` naming `code`, and `too_many_requests`.
 */
export async function proveByCode(
  services: Services,
  prover: Changer,
  code: string,
  failed: (factor: Proof) => Promise<void>,
): Promise<Proof> {
  const guess = await takeTry(services, "guess:factor", await guesserOf(services, prover));
  const factor = TOTP_CODE.test(code) ? "totp" : "recovery-code";
  const isRight =
    factor === "totp"
      ? await spendTotpCode(services, prover.userId, code)
      : await spendRecoveryCode(services, prover, code);
  if (!isRight) {
    await failed(factor);
    throw invalidField("code", "is wrong, or has served already");
  }
  await guess.clear();
  return factor;
}

/** The owner's own browser has tries that whoever knows their password elsewhere cannot use up. */
async function guesserOf({ config }: Services, { userId, visitor }: Changer): Promise<string> {
  const device = await knownDevice(visitor, config, userId);
  return device ? `${device}:${userId}` : userId;
}
