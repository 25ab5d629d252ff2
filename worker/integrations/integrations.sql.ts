import { sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant } from "../lib/columns";
import type { OrgId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

/** An organisation's Vapi: its webhook secret (always) and its own key (when it has an account). */
export const vapiSettings = sqliteTable(
  "vapi_settings",
  {
    orgId: text("org_id")
      .$type<OrgId>()
      .primaryKey()
      .references(() => orgs.id, { onDelete: "cascade" }),
    /** Encrypted; null: AvaFirst's own account. */
    apiKey: text("api_key"),
    apiKeyLast4: text("api_key_last4"),
    /** Encrypted; sent to Vapi as the value of `X-Vapi-Secret`. */
    webhookSecret: text("webhook_secret").notNull(),
    /** SHA-256, by which a webhook finds its organisation. */
    webhookSecretHash: text("webhook_secret_hash").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [uniqueIndex("vapi_settings_secret").on(t.webhookSecretHash)],
);

export const twilioSettings = sqliteTable("twilio_settings", {
  orgId: text("org_id")
    .$type<OrgId>()
    .primaryKey()
    .references(() => orgs.id, { onDelete: "cascade" }),
  accountSid: text("account_sid").notNull(),
  /** Encrypted. */
  authToken: text("auth_token").notNull(),
  authTokenLast4: text("auth_token_last4").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
