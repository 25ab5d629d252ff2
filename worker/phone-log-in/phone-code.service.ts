import { type ChallengeOf, findChallenge, prepareChallenge, takeChallenge } from "../auth/challenge.service";
import { addressOf, type Visitor } from "../http/visitor";
import { AppError, invalidField, notFound } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import { SECOND } from "../lib/time";
import { CODE_LIFE_MS, cancelCode, checkCode, sendCode, type VerifyAccess } from "../providers/twilio-verify";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { deleteChallenge } from "./phone-log-in.queries";
import type { PhoneCodeSent } from "./phone-log-in.schema";
import { readTelephone, type Telephone } from "./phone-number";

/** What a code is for: whoever has it logs in, or somebody who is logged in confirms that a number is theirs. */
export type CodeUse = { purpose: "log-in" } | { purpose: "confirm"; userId: UserId };

type PhoneChallenge = ChallengeOf<"phone">;

const PURPOSES = ["log-in", "confirm"] as const;

/** One challenge a number and purpose: the latest. A person types the code where they asked for it, so the number finds it. */
const tokenOf = (purpose: CodeUse["purpose"], number: string) => `phone:${purpose}:${number}`;

const userOf = (use: CodeUse): UserId | null => (use.purpose === "confirm" ? use.userId : null);

/** Throws `not_found` where nobody logs in by phone. */
function requireVerify({ config }: Pick<Services, "config">): VerifyAccess {
  if (!config.phoneCodes) throw notFound("route");
  return { ...config.phoneCodes, timeoutMs: config.PROVIDER_TIMEOUT_MS };
}

/**
 * Sends a code to a number, however it was written, and says which number that is. It does not look whether the number has an
 * account. Throws `invalid_input` naming `phone`, `too_many_requests` inside the countdown or when the visitor's address asked
 * for too many, `not_found` where this deployment sends none, and what the provider's failure is.
 */
export async function sendPhoneCode(
  services: Services,
  {
    phone,
    locale,
    channel = "sms",
    visitor,
    ...use
  }: { phone: string; locale: Locale; channel?: "sms" | "call"; visitor: Visitor } & CodeUse,
): Promise<PhoneCodeSent> {
  const verify = requireVerify(services);
  const { number } = readTelephone(phone, visitor.country);
  const tries = await takeTries(services, number, visitor);
  try {
    await cancelOthers(services, verify, number, use);
    const verificationId = await sendCode(verify, { phone: number, locale, channel });
    await remember(services, number, use, verificationId);
  } catch (error) {
    if (!isRefusal(error)) await tries.giveBack();
    throw error;
  }
  return {
    phone: number,
    resendInS: Math.ceil(tries.nextInMs / SECOND),
    expiresInS: CODE_LIFE_MS / SECOND,
  };
}

/** Twilio's word about the number, as against a failure that is not the asker's doing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === "too_many_requests" || error.code === "invalid_input");

/** One try of the number's and one of the address's, or none of either. */
async function takeTries(services: Services, number: string, visitor: Visitor) {
  const byNumber = await takeTry(services, "code:phone", number);
  try {
    const byAddress = await takeTry(services, "code:address", addressOf(visitor));
    return {
      nextInMs: byNumber.nextInMs,
      giveBack: () => Promise.all([byNumber.giveBack(), byAddress.giveBack()]),
    };
  } catch (error) {
    await byNumber.giveBack();
    throw error;
  }
}

/**
 * Twilio sends one and the same code again while the first is good. So that a code serves only what it was asked for (OWASP ASVS
 * 5.0, 6.6.2), one on its way to this number for something or somebody else is ended first.
 */
async function cancelOthers(services: Services, verify: VerifyAccess, number: string, use: CodeUse): Promise<void> {
  for (const purpose of PURPOSES) {
    const token = tokenOf(purpose, number);
    const open = await findChallenge(services, "phone", token);
    if (!open || (purpose === use.purpose && open.userId === userOf(use))) continue;
    await cancelCode(verify, open.detail.verificationId);
    await takeChallenge(services, "phone", token);
  }
}

async function remember(services: Services, phone: string, use: CodeUse, verificationId: string): Promise<void> {
  const { purpose } = use;
  const { insert, challenge } = await prepareChallenge(services, {
    detail: { kind: "phone", phone, verificationId, purpose },
    userId: userOf(use),
    lifeMs: CODE_LIFE_MS,
    token: tokenOf(purpose, phone),
  });
  await services.db.batch([deleteChallenge(services.db, challenge.tokenHash), insert]);
}

const codeExpired = () => new AppError("code_expired", "This code has expired or has been used. Ask for another.");

/**
 * Spends a code that was sent to this number for this use, and returns the number. The try is taken before Twilio is asked, so
 * that a burst of guesses cannot exceed the budget, and given back when Twilio does not answer. Throws `invalid_input` naming
 * `code` for a wrong one, `code_expired` for one that is over, was spent, or was sent for another use, `too_many_requests`, and
 * what the provider's failure is.
 */
export async function takePhoneCode(
  services: Services,
  { phone, code, visitor, ...use }: { phone: string; code: string; visitor: Visitor } & CodeUse,
): Promise<Telephone> {
  const verify = requireVerify(services);
  const telephone = readTelephone(phone, visitor.country);
  const token = tokenOf(use.purpose, telephone.number);
  const open = await findChallenge(services, "phone", token);
  if (!open || open.userId !== userOf(use)) throw codeExpired();
  await judge(services, verify, open, code);
  // Of any number of right guesses at once, one gets through.
  const taken = await takeChallenge(services, "phone", token);
  if (taken?.id !== open.id) throw codeExpired();
  return telephone;
}

/** Returns for the right code; throws for every other as {@link takePhoneCode} says. */
async function judge(services: Services, verify: VerifyAccess, open: PhoneChallenge, code: string): Promise<void> {
  const { phone, verificationId } = open.detail;
  const guess = await takeTry(services, "guess:phone", phone);
  const verdict = await checkCode(verify, verificationId, code).catch(async (error: unknown) => {
    await guess.giveBack();
    throw error;
  });
  if (verdict === "wrong") throw invalidField("code", "is not the code that was sent");
  if (verdict === "expired") throw codeExpired();
  await guess.clear();
}

/** Confirms that a number is that of somebody who is logged in, and returns it in E.164. Throws as {@link takePhoneCode} does. */
export async function confirmPhoneCode(
  services: Services,
  given: { phone: string; code: string; visitor: Visitor; userId: UserId },
): Promise<string> {
  return (await takePhoneCode(services, { ...given, purpose: "confirm" })).number;
}
