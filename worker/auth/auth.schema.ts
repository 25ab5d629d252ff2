import * as z from "zod";
import { Locale, TimeZone } from "../lib/schemas";
import { ROLES } from "../permissions";

/** 8 to 128 characters and no other rule of composition (OWASP ASVS 5.0, 6.2.1, 6.2.5); common ones are refused by the service. */
export const Password = z.string().min(8).max(128);
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const PersonName = z.string().trim().min(1).max(80);

export const SignUp = z.object({
  email: Email,
  password: Password,
  /** The person's name. */
  name: PersonName,
  /** Absent: the person's name names the organisation until onboarding asks. */
  businessName: z.string().trim().min(1).max(80).optional(),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
});
export const LogIn = z.object({ email: Email, password: z.string().min(1).max(128) });
export const Refresh = z.object({ refreshToken: z.string().min(1).max(200) });
export const VerifyEmail = z.object({ token: z.string().min(1).max(200) });

/** The same whether the address was free or taken. */
export const SignUpAnswer = z.object({ status: z.literal("confirmation-sent"), email: z.string() });

export const SessionView = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), locale: Locale }),
  org: z.object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    locale: Locale,
    industry: z.string().nullable(),
  }),
  role: z.enum(ROLES),
});
export type SessionView = z.infer<typeof SessionView>;

/** Seconds until the access token expires; the refresh token lives 7 days. */
export const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresInS: z.number().int() });
export type Tokens = z.infer<typeof Tokens>;
export const LogInAnswer = SessionView.extend(Tokens.shape);
