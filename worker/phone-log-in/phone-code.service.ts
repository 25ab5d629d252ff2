import { type ChallengeOf, findChallenge, prepareChallenge, takeChallenge } from "../auth/challenge.service";
import { addressOf, type Visitor } from "../http/visitor";
import { sha256 } from "../lib/crypto";
import { AppError, invalidField, notFound } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import { SECOND } from "../lib/time";
import { CODE_LIFE_MS, cancelCode, checkCode, sendCode, type VerifyAccess } from "../providers/twilio-verify";
import type { Services } from "../services";
import { type Try, takeTry } from "../throttle/throttle.service";
import { takePlatformTry } from "./code-ceiling";
import { deleteCodes, listOpenCodes } from "./phone-log-in.queries";
import type { PhoneCodeSent } from "./phone-log-in.schema";
import { readTelephone, type Telephone } from "./phone-number";

/**
 * What a code is for: whoever has it logs in, or somebody who is logged in confirms that a number is theirs. `device` is the browser
 * in which the number's owner has logged in before; null for every other, whose code is then its own by the cookie `browser`, or
 * everybody's who keeps none.
 */
export type CodeUse =
  | { purpose: "log-in"; device: string | null; browser: string | null }
  | { purpose: "confirm"; userId: UserId };

/** What finds the code of a use again: the number is typed where the code was asked for. */
const tokenOf = (use: CodeUse, number: string) => `phone:${use.purpose}:${holderOf(use)}:${number}`;

const holderOf = (use: CodeUse): string => (use.purpose === "confirm" ? use.userId : (use.device ?? use.browser ?? ""));

/** The browser in which the number's owner has logged in before, whose tries are out of strangers' reach; null for every other. */
const ownBrowserOf = (use: CodeUse) => (use.purpose === "log-in" ? use.device : null);

/** Throws `not_found` where nobody logs in by phone. */
export function requirePhoneCodes({ config }: Pick<Services, "config">): VerifyAccess & { codesPerHour: number } {
  if (!config.phoneCodes) throw notFound("route");
  return { ...config.phoneCodes, timeoutMs: config.PROVIDER_TIMEOUT_MS };
}

/**
 * Sends a code to a number, however it was written, and says which number that is. It does not look whether the number has an
 * account. Throws `invalid_input` naming `phone`, `too_many_requests` inside the countdown or when the visitor's address asked
 * for too many, `codes_paused` when the whole platform has sent what it may, `not_found` where this deployment sends none, and what
 * the provider's failure is.
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
  const verify = requirePhoneCodes(services);
  const { number } = readTelephone(phone, visitor.country);
  const tries = await takeTries(services, number, ownBrowserOf(use), visitor, verify.codesPerHour);
  try {
    await cancelOthers(services, verify, number, use);
    const verificationId = await sendCode(verify, { phone: number, locale, channel });
    await remember(services, number, use, verificationId);
  } catch (error) {
    await (isRefusal(error) ? tries.giveBackUnsent() : tries.giveBack());
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

/**
 * One try of each budget, or none of any. The countdown is that of whoever asks, so that a stranger who asks for codes to a number
 * holds up nobody but themselves; all strangers together cannot flood it either.
 */
async function takeTries(
  services: Services,
  number: string,
  ownBrowser: string | null,
  visitor: Visitor,
  codesPerHour: number,
) {
  const taken: Pick<Try, "giveBack">[] = [];
  const take = async <T extends Pick<Try, "giveBack">>(one: Promise<T>): Promise<T> => {
    taken.push(await one);
    return one;
  };
  const giveBack = () => Promise.all(taken.map((one) => one.giveBack()));
  try {
    const asker = ownBrowser ?? addressOf(visitor);
    const countdown = await take(takeTry(services, "code:phone", `${asker}:${number}`));
    const strangers = ownBrowser === null ? await take(takeTry(services, "code:strangers", number)) : null;
    await take(takeTry(services, "code:address", addressOf(visitor)));
    const platform = await take(takePlatformTry(services, { codesPerHour, isOwnBrowser: ownBrowser !== null }));
    return {
      nextInMs: Math.max(countdown.nextInMs, strangers?.nextInMs ?? 0),
      giveBack,
      /** It was asked for in vain, which counts against whoever asked and has cost nothing. */
      giveBackUnsent: platform.giveBack,
    };
  } catch (error) {
    await giveBack();
    throw error;
  }
}

/**
 * Twilio sends one and the same code again while the first is good. So that a code serves only what it was asked for (OWASP ASVS
 * 5.0, 6.6.2), and no stranger's guesses count against the owner's, one on its way to this number for another use is ended first.
 */
async function cancelOthers(services: Services, verify: VerifyAccess, number: string, use: CodeUse): Promise<void> {
  const mine = await sha256(tokenOf(use, number));
  for (const { tokenHash, detail } of await listOpenCodes(services.db, number, services.now()))
    if (tokenHash !== mine && detail.kind === "phone") await cancelCode(verify, detail.verificationId);
}

async function remember(services: Services, phone: string, use: CodeUse, verificationId: string): Promise<void> {
  const { purpose } = use;
  const { insert, challenge } = await prepareChallenge(services, {
    detail: { kind: "phone", phone, verificationId, purpose },
    userId: purpose === "confirm" ? use.userId : null,
    lifeMs: CODE_LIFE_MS,
    token: tokenOf(use, phone),
  });
  await services.db.batch([deleteCodes(services.db, phone, challenge.tokenHash, services.now()), insert]);
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
  const verify = requirePhoneCodes(services);
  const telephone = readTelephone(phone, visitor.country);
  const token = tokenOf(use, telephone.number);
  const open = await findChallenge(services, "phone", token);
  if (!open) throw codeExpired();
  await judge(services, verify, open, { code, guesser: `${holderOf(use)}:${telephone.number}` });
  // Of any number of right guesses at once, one gets through.
  const taken = await takeChallenge(services, "phone", token);
  if (taken?.id !== open.id) throw codeExpired();
  return telephone;
}

/** Returns for the right code; throws for every other as {@link takePhoneCode} says. */
async function judge(
  services: Services,
  verify: VerifyAccess,
  { detail }: ChallengeOf<"phone">,
  { code, guesser }: { code: string; guesser: string },
): Promise<void> {
  const guess = await takeTry(services, "guess:phone", guesser);
  const verdict = await checkCode(verify, detail.verificationId, code).catch(async (error: unknown) => {
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
