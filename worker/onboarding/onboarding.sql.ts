import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, json } from "../lib/columns";
import type { OrgId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import type { OnboardingStep } from "./onboarding.schema";

/** Which of the five screens an organisation has been through. What each screen saves lives where it belongs. */
export const onboarding = sqliteTable("onboarding", {
  orgId: text("org_id")
    .$type<OrgId>()
    .primaryKey()
    .references(() => orgs.id, { onDelete: "cascade" }),
  done: json<OnboardingStep[]>("done").notNull(),
  /** How the organisation will be reached: a choice of step 3 that no number row can express. */
  reach: text("reach").$type<"browser" | "vapi" | "twilio" | "forward">(),
  completedAt: instant("completed_at"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
