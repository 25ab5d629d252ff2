import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant, json } from "../lib/columns";
import type { Id, OrgId, SessionId, UserId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

export const users = sqliteTable(
  "users",
  {
    id: text("id").$type<UserId>().primaryKey(),
    /** Lower case, trimmed. Confirmed: a row exists only once its address has been proven. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** PHC string (`$scrypt$ln=15,r=8,p=3$…`). */
    passwordHash: text("password_hash"),
    locale: text("locale").$type<"fr" | "en">().notNull(),
    emailVerifiedAt: instant("email_verified_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("users_email").on(t.email)],
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
    userAgent: text("user_agent"),
    createdAt: instant("created_at").notNull(),
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
  passwordHash: string;
  timeZone: string;
};

/** A single-use link sent by mail. Only the token's hash is kept; the token is derived again when the mail is written. */
export const emailTokens = sqliteTable(
  "email_tokens",
  {
    id: text("id").$type<Id<"emailToken">>().primaryKey(),
    purpose: text("purpose").$type<"sign-up">().notNull(),
    email: text("email").notNull(),
    locale: text("locale").$type<"fr" | "en">().notNull(),
    tokenHash: text("token_hash").notNull(),
    signUp: json<PendingSignUp>("sign_up"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("email_tokens_hash").on(t.tokenHash), index("email_tokens_expiry").on(t.expiresAt)],
);

export type User = typeof users.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type RefreshToken = typeof refreshTokens.$inferSelect;
export type EmailToken = typeof emailTokens.$inferSelect;
