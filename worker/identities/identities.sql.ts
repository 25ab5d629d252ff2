import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { OpenIdProvider } from "../auth/auth.schema";
import { users } from "../auth/auth.sql.ts";
import { instant } from "../lib/columns";
import type { Id, UserId } from "../lib/ids";

/** An account at Google or Microsoft that opens one here. It is known by (issuer, subject), never by its address (ASVS 5.0, 6.8.1). */
export const identities = sqliteTable(
  "identities",
  {
    id: text("id").$type<Id<"identity">>().primaryKey(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    provider: text("provider").$type<OpenIdProvider>().notNull(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    /** As the provider named it when it was linked: to be shown, never to be believed. */
    email: text("email"),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [uniqueIndex("identities_subject").on(t.issuer, t.subject), index("identities_user").on(t.userId)],
);

export type Identity = typeof identities.$inferSelect;
