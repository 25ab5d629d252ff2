import type * as z from "zod";
import { writeAudit } from "../audit/audit.service";
import { createUser, getUserByPhone } from "../auth/auth.queries";
import type { User } from "../auth/auth.sql.ts";
import { type LoggedIn, type LogInOutcome, passFirstFactor } from "../auth/first-factor.service";
import { DEFAULT_TIME_ZONE, newUser, prepareAccount } from "../auth/sign-up.service";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Locale } from "../lib/schemas";
import type { Services } from "../services";
import { takePhoneCode } from "./phone-code.service";
import type { VerifyPhone } from "./phone-log-in.schema";
import { readTelephone, type Telephone } from "./phone-number";

type Given = z.infer<typeof VerifyPhone> & { locale: Locale };

/**
 * Logs in whoever has the code that a number was sent, and makes them an account first where the number has none. Throws as
 * `takePhoneCode` does, and `forbidden` for somebody in no organisation.
 */
export async function logInByPhone(services: Services, given: Given, visitor: Visitor): Promise<LogInOutcome> {
  const telephone = await takeLogInCode(services, given, visitor);
  const logIn = (user: User) => passFirstFactor(services, { user, method: "phone-code", visitor });
  const known = await getUserByPhone(services.db, telephone.number);
  if (known) return logIn(known);
  const made = await signUp(services, telephone, given, visitor);
  if (made) return made;
  // Somebody has put this number on their account in the meantime, which took a code of their own.
  const other = await getUserByPhone(services.db, telephone.number);
  if (other) return logIn(other);
  throw new AppError("conflict", "The account of this number is being deleted. Try again in a minute.");
}

/** A wrong guess is written down with the account that it was aimed at. */
async function takeLogInCode(services: Services, { phone, code }: Given, visitor: Visitor): Promise<Telephone> {
  try {
    return await takePhoneCode(services, { phone, code, visitor, purpose: "log-in" });
  } catch (error) {
    if (error instanceof AppError && error.issues?.some(({ path }) => path === "code")) {
      const user = await getUserByPhone(services.db, readTelephone(phone, visitor.country).number);
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
