import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Holidays, HoursException, WeeklyHours } from "../../receptionist/profile.schema";
import { instant, json } from "../lib/columns";
import type { NumberId, OrgId, ProfileId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import { avaProfiles } from "../receptionists/receptionists.sql.ts";

export type NumberStatus = "activating" | "active" | "blocked" | "unconfirmed" | "releasing";

export const phoneNumbers = sqliteTable(
  "phone_numbers",
  {
    id: text("id").$type<NumberId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    /** E.164. Null while the provider is still allocating it. */
    number: text("number"),
    provider: text("provider").$type<"vapi" | "twilio">().notNull(),
    /** The vendor's id: a Vapi phone number id, or a Twilio `PN…` sid. */
    providerId: text("provider_id").notNull(),
    /** Vapi's id of the number: of one bought there, or of a Twilio number that was imported into Vapi before issue 3. */
    vapiNumberId: text("vapi_number_id"),
    /**
     * `unconfirmed`: it was asked for, and the provider did not say whether it did so; `releasing`: it is being given up, and the
     * provider has not confirmed. Both are looked into by a job until they are settled.
     */
    status: text("status").$type<NumberStatus>().notNull(),
    /** Why it is in this state, an error code; null where nothing is wrong. */
    problem: text("problem"),
    /** US area code that was asked for, while no number is known. */
    areaCode: text("area_code"),
    label: text("label"),
    profileId: text("profile_id")
      .$type<ProfileId>()
      .references(() => avaProfiles.id, { onDelete: "set null" }),
    /** Null: the profile's own hours, exceptions and holidays. */
    hours: json<WeeklyHours>("hours"),
    /** Beside own `hours` only. */
    exceptions: json<HoursException[]>("exceptions"),
    holidays: json<Holidays>("holidays"),
    routing: text("routing").$type<"ava" | "staff-first" | "forward">().notNull(),
    forwardTo: text("forward_to"),
    /** Whole seconds that staff's phone rings before Ava answers. */
    ringS: integer("ring_s").notNull(),
    /** Outside hours: Ava as ever, Ava who only takes a message, or the hours and goodbye. */
    afterHours: text("after_hours").$type<"ava" | "message" | "hang-up">().notNull().default("ava"),
    /** Twilio: who answered before Ava did, to give the line back to on release. */
    voiceBefore: json<Record<string, string>>("voice_before"),
    createdAt: instant("created_at").notNull(),
    releasedAt: instant("released_at"),
  },
  (t) => [
    index("phone_numbers_org").on(t.orgId, t.createdAt),
    // By which a webhook of Twilio's finds whose call it is.
    index("phone_numbers_number").on(t.number).where(sql`released_at IS NULL`),
    uniqueIndex("phone_numbers_provider").on(t.orgId, t.provider, t.providerId).where(sql`released_at IS NULL`),
  ],
);

export type PhoneNumberRow = typeof phoneNumbers.$inferSelect;
