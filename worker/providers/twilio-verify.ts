import * as z from "zod";
import type { Config } from "../config";
import { AppError, invalidField } from "../lib/errors";
import type { Locale } from "../lib/schemas";
import { MINUTE, SECOND } from "../lib/time";
import { callProvider, type ProviderCall, VendorAnswer, vendorStatus } from "./http";

/**
 * Twilio Verify v2 (CONTRACTS.md, 2.2), on AvaFirst's own account: it makes the code, sends it, and says whether one that was
 * typed is right. A code lives ten minutes, and one that is sent again in that time is the same.
 */
const HOST = "https://verify.twilio.com";

export type VerifyAccess = Pick<NonNullable<Config["phoneCodes"]>, "accountSid" | "authToken" | "serviceSid"> & {
  timeoutMs: number;
};

/** How long a code is good for, as Twilio has it. */
export const CODE_LIFE_MS = 10 * MINUTE;

const Problem = z.object({ code: z.number().int(), message: z.string() });

/** The vendor's number is what tells its refusals apart; it leads the sentence. */
const sentence = (body: unknown): string | undefined => {
  const problem = Problem.safeParse(body).data;
  return problem && `${problem.code} ${problem.message}`;
};

const vendorCode = (error: unknown): number | null =>
  error instanceof AppError && error.cause instanceof VendorAnswer
    ? Number.parseInt(error.cause.sentence ?? "", 10)
    : null;

const MAX_CHECKS_REACHED = 60202;
const MAX_SENDS_REACHED = 60203;
/** No number, a landline asked for a text message, a country or a range that Twilio keeps closed. */
const CANNOT_RECEIVE = new Set([60200, 60205, 60410, 60605]);

const post = (
  { accountSid, authToken, serviceSid, timeoutMs }: VerifyAccess,
  path: string,
  form: Record<string, string>,
): ProviderCall => ({
  provider: "twilioVerify",
  method: "POST",
  url: `${HOST}/v2/Services/${serviceSid}/${path}`,
  headers: {
    Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
    "Content-Type": "application/x-www-form-urlencoded",
  },
  body: new URLSearchParams(form).toString(),
  timeoutMs,
  sentence,
});

/** The account is ours: what Twilio has against it is nothing that the person at the form could put right. */
function ours(error: unknown): unknown {
  if (!(error instanceof AppError) || (error.code !== "provider_credentials" && error.code !== "provider_refused"))
    return error;
  return new AppError("upstream_failed", "Codes cannot be sent or checked at the moment.", { cause: error.cause });
}

const Sent = z.object({ sid: z.string().min(1) });

/**
 * Sends a code to `phone` (E.164) and returns Twilio's id of it. Never repeated by itself: a second text costs money. Throws
 * `invalid_input` naming `phone` for a number that gets none, `too_many_requests` when it got enough, and what
 * {@link callProvider} throws.
 */
export async function sendCode(
  verify: VerifyAccess,
  { phone, locale, channel }: { phone: string; locale: Locale; channel: "sms" | "call" },
): Promise<string> {
  try {
    const form = { To: phone, Channel: channel, Locale: locale };
    return (await callProvider(post(verify, "Verifications", form), Sent)).sid;
  } catch (error) {
    const code = vendorCode(error);
    if (code !== null && CANNOT_RECEIVE.has(code)) throw invalidField("phone", "cannot receive a code");
    if (code !== MAX_SENDS_REACHED) throw ours(error);
    const retryAfterS = CODE_LIFE_MS / SECOND;
    const message = `This number was sent too many codes. Try again in ${retryAfterS / 60} minutes.`;
    throw new AppError("too_many_requests", message, { retryAfterS, cause: error });
  }
}

const Checked = z.object({ status: z.string() });

/**
 * Whether `code` is the one that was sent; `expired` when it can no longer be told. A right one is spent by asking, so the
 * question is not repeated by itself. Throws what {@link callProvider} throws.
 */
export async function checkCode(
  verify: VerifyAccess,
  verificationId: string,
  code: string,
): Promise<"right" | "wrong" | "expired"> {
  try {
    const form = { VerificationSid: verificationId, Code: code };
    const { status } = await callProvider(post(verify, "VerificationCheck", form), Checked);
    if (status === "approved") return "right";
    return status === "pending" ? "wrong" : "expired";
  } catch (error) {
    if (vendorStatus(error) === 404 || vendorCode(error) === MAX_CHECKS_REACHED) return "expired";
    throw ours(error);
  }
}

/** Makes a code that was sent worth nothing. No failure when it is so already. */
export async function cancelCode(verify: VerifyAccess, verificationId: string): Promise<void> {
  const call = post(verify, `Verifications/${encodeURIComponent(verificationId)}`, { Status: "canceled" });
  try {
    await callProvider({ ...call, repeatable: true }, Sent);
  } catch (error) {
    if (vendorStatus(error) !== 404) throw ours(error);
  }
}
