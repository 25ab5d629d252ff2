import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ReceptionistProfile } from "../../receptionist/profile.schema";
import { instant, parsedJson } from "../lib/columns";
import type { OrgId, ProfileId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

/** How Ava speaks and what she knows, for one organisation. `version` rises with each change. */
export const avaProfiles = sqliteTable(
  "ava_profiles",
  {
    id: text("id").$type<ProfileId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    profile: parsedJson("profile", ReceptionistProfile).notNull(),
    version: integer("version").notNull(),
    vapiAssistantId: text("vapi_assistant_id"),
    /** Which Vapi account the assistant lives in (`platform`, or the organisation's key's fingerprint). */
    vapiAccount: text("vapi_account"),
    /** The version that Vapi has. Behind `version`: a sync is due. */
    vapiVersion: integer("vapi_version").notNull(),
    /** Held by the one sync that may create the assistant: `POST /assistant` is not idempotent. */
    syncLeaseUntil: instant("sync_lease_until"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [index("ava_profiles_org").on(t.orgId, t.createdAt)],
);

export type AvaProfileRow = typeof avaProfiles.$inferSelect;
