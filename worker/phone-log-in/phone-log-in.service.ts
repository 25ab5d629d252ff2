import type * as z from "zod";
import { writeAudit } from "../audit/audit.service";
import type { User } from "../auth/auth.sql.ts";
import { knownDevice } from "../auth/device-cookie";
import { type LoggedIn, type LogInOutcome, passFirstFactor } from "../auth/first-factor.service";
import { DEFAULT_TIME_ZONE, newUser, prepareAccount } from "../auth/sign-up.service";
import { createUser, getUserByPhone } from "../auth/users.service";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Locale } from "../lib/schemas";
import type { Services } from "../services";
import { requirePhoneCodes, sendPhoneCode, takePhoneCode } from "./phone-code.service";
import type { PhoneCodeSent, SendPhoneCode, VerifyPhone } from "./phone-log-in.schema";
import { readTelephone, type Telephone } from "./phone-number";

/** `browser` is what this browser's code is bound to: see code-cookie.ts. */
type Bound = { locale: Locale; browser: string | null };
type Asked = z.infer<typeof SendPhoneCode> & Bound;
type Given = z.infer<typeof VerifyPhone> & Bound;

/** Sends the code that {@link logInByPhone} takes, the same to a number with an account and without. Throws as `sendPhoneCode` does. */
export async function sendLogInCode(services: Services, asked: Asked, visitor: Visitor): Promise<PhoneCodeSent> {
  requirePhoneCodes(services);
  const { number } = readTelephone(asked.phone, visitor.country);
  const { device } = await recognise(services, number, visitor);
  return sendPhoneCode(services, { ...asked, phone: number, visitor, purpose: "log-in", device });
}

/**
 * Logs in whoever has the code that a number was sent, and makes them an account first where the number has none. Throws as
 * `takePhoneCode` does, and `forbidden` for somebody in no organisation.
 */
export async function logInByPhone(services: Services, given: Given, visitor: Visitor): Promise<LogInOutcome> {
  requirePhoneCodes(services);
  const telephone = readTelephone(given.phone, visitor.country);
  const { user: known, device } = await recognise(services, telephone.number, visitor);
  const { code, browser } = given;
  await takeLogInCode(services, { phone: telephone.number, code, device, browser, visitor }, known);
  const logIn = (user: User) => passFirstFactor(services, { user, method: "phone-code", visitor });
  if (known) return logIn(known);
  const made = await signUp(services, telephone, given, visitor);
  if (made) return made;
  // Somebody has put this number on their account in the meantime, which took a code of their own.
  const other = await getUserByPhone(services.db, telephone.number);
  if (other) return logIn(other);
  throw new AppError("conflict", "The account of this number is being deleted. Try again in a minute.");
}

/** Whose number it is, and whether they ask from a browser they have logged in with: its tries are out of strangers' reach. */
async function recognise(services: Services, number: string, visitor: Visitor) {
  const user = await getUserByPhone(services.db, number);
  return { user, device: user && (await knownDevice(visitor, services.config, user.id)) };
}

/** A wrong guess is written down with the account that it was aimed at. */
async function takeLogInCode(
  services: Services,
  given: { phone: string; code: string; device: string | null; browser: string | null; visitor: Visitor },
  user: User | null,
): Promise<void> {
  try {
    await takePhoneCode(services, { ...given, purpose: "log-in" });
  } catch (error) {
    if (error instanceof AppError && error.issues?.some(({ path }) => path === "code")) {
      const { visitor } = given;
      const detail = { method: "phone-code" };
      await writeAudit(services, { action: "log-in.failed", userId: user?.id ?? null, visitor, detail });
    }
    throw error;
  }
}

/** An account with a number, and neither address nor password. Null when the number has just got one. */
async function signUp(
  services: Services,
  { number, national }: Telephone,
  { name = national, locale, timeZone = DEFAULT_TIME_ZONE }: Given,
  visitor: Visitor,
): Promise<LoggedIn | null> {
  const user: User = { ...newUser({ name, locale, createdAt: services.now() }), phone: number };
  const account = await prepareAccount(services, user, { businessName: name, timeZone }, "phone-code", visitor);
  return (await createUser(services.db, user, account.inserts)) ? account.finish() : null;
}
