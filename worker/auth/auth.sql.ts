import { type AnySQLiteColumn, index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant, json, parsedJson } from "../lib/columns";
import type { Id, OrgId, SessionId, UserId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import type { OpenIdProvider, WayIn } from "./auth.schema";
import { ChallengeDetail } from "./challenge.schema";

export const users = sqliteTable(
  "users",
  {
    id: text("id").$type<UserId>().primaryKey(),
    /** Lower case, trimmed, proven. Null for somebody who signed up with a telephone and gave none yet. */
    email: text("email"),
    /** E.164, proven by a code. */
    phone: text("phone"),
    name: text("name").notNull(),
    /** PHC string (`$scrypt$ln=15,r=8,p=3$…`). */
    passwordHash: text("password_hash"),
    locale: text("locale").$type<"fr" | "en">().notNull(),
    /** IANA zone of this person's times; null where the organisation's serves. */
    timeZone: text("time_zone"),
    emailVerifiedAt: instant("email_verified_at"),
    createdAt: instant("created_at").notNull(),
    /** Asked to be erased: nobody logs in any more, and a job removes what is left. */
    erasedAt: instant("erased_at"),
  },
  (t) => [uniqueIndex("users_email").on(t.email), uniqueIndex("users_phone").on(t.phone)],
);

/** The truth about who is logged in; KV holds a copy for speed. `tokenHash` is the cookie's, when the session has one. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").$type<SessionId>().primaryKey(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    /** The way in by which it was opened. */
    method: text("method").$type<WayIn>().notNull().default("password"),
    userAgent: text("user_agent"),
    /** Where it was last used from: the network address, and the country that Cloudflare sees. */
    ip: text("ip"),
    country: text("country"),
    createdAt: instant("created_at").notNull(),
    /** At most ten minutes older than the truth. */
    lastUsedAt: instant("last_used_at"),
    /** When the person last proved who they are: at log-in, and again before what matters. */
    provenAt: instant("proven_at"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("sessions_token").on(t.tokenHash),
    index("sessions_user").on(t.userId),
    index("sessions_expiry").on(t.expiresAt),
  ],
);

/**
 * One row a refresh token. A family is the chain that one log-in started; `parentId` is unique, which is what
 * makes "one child per parent" hold under any number of parallel refreshes.
 */
export const refreshTokens = sqliteTable(
  "refresh_tokens",
  {
    id: text("id").$type<Id<"refreshToken">>().primaryKey(),
    familyId: text("family_id").$type<Id<"refreshFamily">>().notNull(),
    sessionId: text("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    parentId: text("parent_id").$type<Id<"refreshToken">>(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** When its child was made: the start of the 10 s in which the same child is given again. */
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("refresh_tokens_hash").on(t.tokenHash),
    uniqueIndex("refresh_tokens_parent").on(t.parentId),
    index("refresh_tokens_family").on(t.familyId),
    index("refresh_tokens_session").on(t.sessionId),
  ],
);

/** What a sign-up asked for, kept until its address is proven: no user row exists before. */
export type PendingSignUp = {
  name: string;
  businessName: string;
  /** Null where the person came by a provider, which `identity` then names. */
  passwordHash: string | null;
  timeZone: string;
  /** Let in only where the link is followed in the browser that asked, which holds the token under this hash. */
  identity?: { provider: OpenIdProvider; issuer: string; subject: string; browserHash: string };
};

/** A single-use link sent by mail. Only the token's hash is kept; the token is derived again when the mail is written. */
export const emailTokens = sqliteTable(
  "email_tokens",
  {
    id: text("id").$type<Id<"emailToken">>().primaryKey(),
    purpose: text("purpose").$type<"sign-up" | "log-in" | "reset-password" | "change-email">().notNull(),
    /** Where it is sent: for a change, the new address. */
    email: text("email").notNull(),
    /** Whose account it opens or changes. Null for a sign-up, and for an address that has no account, whose mail says so. */
    userId: text("user_id")
      .$type<UserId>()
      .references((): AnySQLiteColumn => users.id, { onDelete: "cascade" }),
    locale: text("locale").$type<"fr" | "en">().notNull(),
    tokenHash: text("token_hash").notNull(),
    signUp: json<PendingSignUp>("sign_up"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("email_tokens_hash").on(t.tokenHash), index("email_tokens_expiry").on(t.expiresAt)],
);

/**
 * Half of something that a browser began and must finish: a log-in that waits for its second factor, a passkey's challenge, a
 * round trip to a provider, a code on its way to a telephone. Single use; only the hash of what the browser holds is kept.
 */
export const challenges = sqliteTable(
  "challenges",
  {
    id: text("id").$type<Id<"challenge">>().primaryKey(),
    kind: text("kind").$type<ChallengeDetail["kind"]>().notNull(),
    tokenHash: text("token_hash").notNull(),
    userId: text("user_id")
      .$type<UserId>()
      .references((): AnySQLiteColumn => users.id, { onDelete: "cascade" }),
    detail: parsedJson("detail", ChallengeDetail).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("challenges_token").on(t.tokenHash), index("challenges_expiry").on(t.expiresAt)],
);

export type User = typeof users.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type RefreshToken = typeof refreshTokens.$inferSelect;
export type Challenge = typeof challenges.$inferSelect;
export type EmailToken = typeof emailTokens.$inferSelect;
