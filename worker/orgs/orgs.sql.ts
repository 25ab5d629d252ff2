import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "../auth/auth.sql.ts";
import { instant } from "../lib/columns";
import type { OrgId, UserId } from "../lib/ids";
import type { Role } from "../permissions";

/** The tenant: a business. Every other table but `users` names one. */
export const orgs = sqliteTable("orgs", {
  id: text("id").$type<OrgId>().primaryKey(),
  name: text("name").notNull(),
  industry: text("industry"),
  /** IANA zone: opening hours, and the days of every figure. */
  timeZone: text("time_zone").notNull(),
  locale: text("locale").$type<"fr" | "en">().notNull(),
  createdAt: instant("created_at").notNull(),
  /** Its last owner has left: nobody logs in any more, and a job removes what is left. */
  erasedAt: instant("erased_at"),
});

export const memberships = sqliteTable(
  "memberships",
  {
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.orgId] }), index("memberships_org").on(t.orgId)],
);

export type Org = typeof orgs.$inferSelect;
export type Membership = typeof memberships.$inferSelect;
