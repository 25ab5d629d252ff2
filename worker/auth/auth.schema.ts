import * as z from "zod";
import { Locale, TimeZone } from "../lib/schemas";
import { ROLES } from "../permissions";

/** 8 to 128 characters and no other rule of composition (OWASP ASVS 5.0, 6.2.1, 6.2.5); common ones are refused by the service. */
export const Password = z.string().min(8).max(128);
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const PersonName = z.string().trim().min(1).max(80);

/** What opens a session. */
export const WAYS_IN = ["password", "email-link", "phone-code", "google", "microsoft", "passkey"] as const;
export const WayIn = z.enum(WAYS_IN);
export type WayIn = z.infer<typeof WayIn>;

export const OpenIdProvider = z.enum(["google", "microsoft"]);
export type OpenIdProvider = z.infer<typeof OpenIdProvider>;

/** What may follow the first factor. A recovery code stands in for a lost one. */
export const SecondFactor = z.enum(["totp", "passkey", "recovery-code"]);
export type SecondFactor = z.infer<typeof SecondFactor>;

export const SignUp = z.object({
  email: Email,
  password: Password,
  /** The person's name. */
  name: PersonName,
  /** Absent: the person's name names the organisation until onboarding asks. */
  businessName: z.string().trim().min(1).max(80).optional(),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
  /** A field that no person sees. Whoever fills it is a program, and is answered as if all went well. */
  website: z.string().max(500).optional(),
});
export const LogIn = z.object({ email: Email, password: z.string().min(1).max(128) });
export const Refresh = z.object({ refreshToken: z.string().min(1).max(200) });
/** The token of a link that was sent by mail. */
export const LinkToken = z.object({ token: z.string().min(1).max(200) });
export const AskForLink = z.object({ email: Email, locale: Locale.optional() });
export const ResetPassword = LinkToken.extend({ password: Password });

/** The same whether the address has an account or not. */
export const LinkSent = z.object({ status: z.literal("link-sent"), email: z.string() });

/** The same whether the address was free or taken. */
export const SignUpAnswer = z.object({ status: z.literal("confirmation-sent"), email: z.string() });

export const SessionView = z.object({
  user: z.object({
    id: z.string(),
    /** Null for somebody who came by telephone and gave none yet; `phone` is null for most others. At least one is known. */
    email: z.string().nullable(),
    phone: z.string().nullable(),
    name: z.string(),
    locale: Locale,
    timeZone: z.string().nullable(),
  }),
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
export const LogInAnswer = SessionView.extend({
  ...Tokens.shape,
  /** Whether this way in has just made the account. */
  isNew: z.boolean(),
});
export type LogInAnswer = z.infer<typeof LogInAnswer>;

/** The first factor was right, and the account asks for a second: send it to `POST /auth/mfa/verify` with this token, or with its cookie. */
export const SecondFactorNeeded = z.object({
  secondFactor: z.object({ challenge: z.string(), factors: z.array(SecondFactor), expiresInS: z.number().int() }),
});
export type SecondFactorNeeded = z.infer<typeof SecondFactorNeeded>;

/** Which ways in this deployment offers beside password, link and passkey. */
export const OfferedWays = z.object({ phone: z.boolean(), google: z.boolean(), microsoft: z.boolean() });
export type OfferedWays = z.infer<typeof OfferedWays>;

export const SessionList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** As the browser named itself; null where it said nothing that is known. */
      browser: z.string().nullable(),
      system: z.string().nullable(),
      /** ISO 3166 code of where it was last used from. */
      country: z.string().nullable(),
      method: WayIn,
      createdAt: z.string(),
      lastUsedAt: z.string(),
      isCurrent: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;
export const SessionParam = z.object({ id: z.templateLiteral(["sess_", z.string()]) });
/** Without `all`, the session that asks goes on. */
export const EndSessions = z.object({ all: z.enum(["true", "false"]).default("false") });
