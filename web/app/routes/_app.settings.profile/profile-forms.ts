import * as z from "zod";
import { ConfirmPhone, NewEmail, NewPhone, Profile } from "../../../../worker/account/account.schema";
import { TimeZone } from "../../../../worker/lib/schemas";

/** An empty choice of time zone is the organisation's. */
export const ProfileForm = Profile.extend({ timeZone: TimeZone.optional() });
/** The language that the account had: only another one changes the page's, which may differ from it on this device. */
export const KNOWN_LOCALE = "knownLocale";
export const EmailForm = NewEmail;
export const PhoneForm = NewPhone;
export const PhoneCodeForm = ConfirmPhone;

/** Which of the page's forms was sent. */
export const Intent = z.enum(["profile", "email", "email-retry", "phone-send", "phone-verify", "phone-remove"]);

/** What opens on the page, after a proof. */
export const Part = z.enum(["email", "phone"]);

/** A code that was sent. It travels with the form, so that a wrong code does not lose it. */
export const SentCode = z.object({
  phone: z.string(),
  /** The number as its owner reads it. */
  shown: z.string(),
  /** Seconds until another may be asked for, from when it was sent. */
  resendInS: z.coerce.number().int(),
  /** When that is, on the server's clock: it tells one sending from the next. */
  againAtMs: z.coerce.number().int(),
});
export type SentCode = z.infer<typeof SentCode>;
