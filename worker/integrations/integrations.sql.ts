import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
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
    /** When the key changed last. */
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
  /** When this account was connected. */
  updatedAt: instant("updated_at").notNull(),
});

/** Whether a provider is asked at all: what the isolate that saw the last change wrote. One row a provider, no tenant's. */
export const providerCircuits = sqliteTable("provider_circuits", {
  provider: text("provider").primaryKey(),
  state: text("state").$type<"closed" | "open" | "half-open">().notNull(),
  since: instant("since").notNull(),
});

/** The last failures of an organisation's own calls to a provider: codes only, never what was sent or said. */
export const providerErrors = sqliteTable(
  "provider_errors",
  {
    id: text("id").primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    /** One of ours, as `upstream_timeout`. */
    code: text("code").notNull(),
    /** The HTTP status that the provider answered; null where it answered nothing. */
    status: integer("status"),
    at: instant("at").notNull(),
  },
  (t) => [index("provider_errors_org").on(t.orgId, t.provider, t.at)],
);
