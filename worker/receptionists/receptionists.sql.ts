import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ReceptionistProfile } from "../../receptionist/profile.schema";
import { instant, json, parsedJson } from "../lib/columns";
import type { CallId, GapId, OrgId, ProfileId, UserId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

/** How Ava speaks and what she knows, for one organisation. `profile` is what answers; `version` rises when it changes. */
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
    /** What the owner is working on, and nobody hears yet. Null: nothing but what is published. */
    draft: parsedJson("draft", ReceptionistProfile),
    /** Rises with all that changes what Vapi must have: a new version, and whom Ava may transfer to. */
    revision: integer("revision").notNull().default(1),
    vapiAssistantId: text("vapi_assistant_id"),
    /** Which Vapi account the assistant lives in (`platform`, or the organisation's key's fingerprint). */
    vapiAccount: text("vapi_account"),
    /** The revision that Vapi has. Behind `revision`: a sync is due. */
    vapiVersion: integer("vapi_version").notNull(),
    /** Held by the one sync that may create the assistant: `POST /assistant` is not idempotent. */
    syncLeaseUntil: instant("sync_lease_until"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [index("ava_profiles_org").on(t.orgId, t.createdAt)],
);

export type AvaProfileRow = typeof avaProfiles.$inferSelect;

/** What was published, each time: what a call names as the version that answered, and what can be restored. */
export const profileVersions = sqliteTable(
  "ava_profile_versions",
  {
    orgId: text("org_id").$type<OrgId>().notNull(),
    profileId: text("profile_id")
      .$type<ProfileId>()
      .notNull()
      .references(() => avaProfiles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    profile: parsedJson("profile", ReceptionistProfile).notNull(),
    /** The version that was brought back; null for one that was written. */
    restoredFrom: integer("restored_from"),
    publishedBy: text("published_by").$type<UserId>(),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.profileId, t.version] })],
);

/** What callers asked and Ava did not know. The same question asked again counts up instead of making another. */
export const knowledgeGaps = sqliteTable(
  "knowledge_gaps",
  {
    id: text("id").$type<GapId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    profileId: text("profile_id")
      .$type<ProfileId>()
      .notNull()
      .references(() => avaProfiles.id, { onDelete: "cascade" }),
    /** As the caller put it last. */
    question: text("question").notNull(),
    /** Folded for comparison: what makes two questions one. */
    topic: text("topic").notNull(),
    /** Calls that asked it, newest last, at most 20: an archive that runs twice counts once. */
    callIds: json<CallId[]>("call_ids").notNull(),
    asked: integer("asked").notNull(),
    status: text("status").$type<"open" | "answered" | "dismissed">().notNull(),
    createdAt: instant("created_at").notNull(),
    lastAskedAt: instant("last_asked_at").notNull(),
  },
  (t) => [
    uniqueIndex("knowledge_gaps_topic").on(t.orgId, t.profileId, t.topic),
    index("knowledge_gaps_open").on(t.orgId, t.lastAskedAt).where(sql`status = 'open'`),
  ],
);

export type ProfileVersionRow = typeof profileVersions.$inferSelect;
export type KnowledgeGapRow = typeof knowledgeGaps.$inferSelect;
