import { AppError } from "../lib/errors";

/**
 * What an organisation may use of AvaFirst's own Vapi account, which AvaFirst pays for. With a key of its own an
 * organisation spends its own money, and only `profiles` holds.
 */
export const QUOTAS = {
  /** Numbers bought from Vapi. Vapi itself gives five to an account. */
  numbers: 3,
  /** Test calls within 24 hours. */
  testCalls: 30,
  /** Receptionists: each is an assistant at Vapi. */
  profiles: 10,
} as const;

/** Throws `limit_reached` when `used` leaves no room for one more. */
export function requireRoom(quota: keyof typeof QUOTAS, used: number): void {
  if (used >= QUOTAS[quota]) throw new AppError("limit_reached", SENTENCES[quota]);
}

const SENTENCES: Record<keyof typeof QUOTAS, string> = {
  numbers: `AvaFirst lends ${QUOTAS.numbers} numbers to an organisation. Add your own Vapi key for more.`,
  testCalls: `AvaFirst pays for ${QUOTAS.testCalls} test calls a day. Try again tomorrow, or add your own Vapi key.`,
  profiles: `An organisation has at most ${QUOTAS.profiles} receptionists.`,
};
