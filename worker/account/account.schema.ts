import * as z from "zod";
import { Email, OpenIdProvider, Password, PersonName, WayIn } from "../auth/auth.schema";
import { Locale, TimeZone } from "../lib/schemas";
import { Phone, PhoneCode } from "../phone-log-in/phone-log-in.schema";

/** Somebody's own account. */
export const Account = z.object({
  id: z.string(),
  name: z.string(),
  locale: Locale,
  timeZone: z.string().nullable(),
  email: z.string().nullable(),
  /** Our mail to this address comes back: why, and since when. */
  emailBounce: z.object({ reason: z.string(), at: z.string() }).nullable(),
  phone: z.string().nullable(),
  hasPassword: z.boolean(),
  identities: z.array(
    z.object({
      id: z.string(),
      provider: OpenIdProvider,
      email: z.string().nullable(),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
  /** Every way by which this person can log in now. The last one cannot be removed. */
  waysIn: z.array(WayIn),
});
export type Account = z.infer<typeof Account>;

export const Profile = z.object({ name: PersonName, locale: Locale, timeZone: TimeZone.nullable() });
export const NewEmail = z.object({ email: Email });
/** `current` is needed where the account has a password (OWASP ASVS 5.0, 6.2.3). */
export const NewPassword = z.object({ current: z.string().min(1).max(128).optional(), password: Password });
export const NewPhone = z.object({ phone: Phone });
export const ConfirmPhone = z.object({ phone: Phone, code: PhoneCode });

/** What goes with an account that is erased: the organisations that nobody else is in. */
export const ErasePlan = z.object({
  organisations: z.array(
    z.object({ id: z.string(), name: z.string(), calls: z.number().int(), numbers: z.number().int() }),
  ),
  /** Organisations that others are in and nobody else owns: they need another owner first. */
  blockedBy: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ErasePlan = z.infer<typeof ErasePlan>;
