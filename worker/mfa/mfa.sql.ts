import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "../auth/auth.sql.ts";
import { instant, json } from "../lib/columns";
import type { UserId } from "../lib/ids";

const userId = () =>
  text("user_id")
    .$type<UserId>()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** An authenticator app. It counts once its first code has been typed. */
export const totpFactors = sqliteTable("totp_factors", {
  userId: userId().primaryKey(),
  /** Encrypted for `totp:<user id>`. */
  secret: text("secret").notNull(),
  /** The time step of the last code that was taken: no code serves twice (RFC 6238, 5.2). */
  lastStep: integer("last_step"),
  createdAt: instant("created_at").notNull(),
  confirmedAt: instant("confirmed_at"),
});

/** Ten ways back in for who has lost the second factor. PHC strings of one set share a salt, so that one derivation tries all. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    userId: userId(),
    hash: text("hash").notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

export const passkeys = sqliteTable(
  "passkeys",
  {
    /** The credential's id, base64url. */
    id: text("id").primaryKey(),
    userId: userId(),
    /** COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    /** The authenticator's signature counter; 0 for those that keep none. */
    counter: integer("counter").notNull(),
    transports: json<string[]>("transports").notNull(),
    /** What its owner calls it. */
    name: text("name").notNull(),
    /** Synchronised between the owner's devices, by the authenticator's own account. */
    isBackedUp: integer("is_backed_up", { mode: "boolean" }).notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

export type TotpFactor = typeof totpFactors.$inferSelect;
export type RecoveryCode = typeof recoveryCodes.$inferSelect;
export type Passkey = typeof passkeys.$inferSelect;
