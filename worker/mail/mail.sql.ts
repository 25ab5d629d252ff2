import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "../lib/columns";

/** Addresses that no longer take our mail. One row each, of the newest event; a person who says otherwise removes it. */
export const mailBounces = sqliteTable("mail_bounces", {
  /** Lower case. */
  email: text("email").primaryKey(),
  kind: text("kind").$type<"bounce" | "complaint">().notNull(),
  /** The provider's own short sentence, at most 300 characters. */
  reason: text("reason").notNull(),
  provider: text("provider").$type<"resend" | "sendgrid">().notNull(),
  /** When the provider saw it, not when it told us. */
  at: instant("at").notNull(),
});

export type MailBounce = typeof mailBounces.$inferSelect;
