import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "../lib/columns";

/** Messages of a type that a provider has not published yet: accepted, and counted here until somebody looks. */
export const unknownMessages = sqliteTable(
  "unknown_messages",
  {
    provider: text("provider").notNull(),
    type: text("type").notNull(),
    count: integer("count").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.type] })],
);

/** How webhooks were answered, by provider: `taken`, `repeated`, `refused`, `failed`. Isolates add what they have counted now and then. */
export const webhookResults = sqliteTable(
  "webhook_results",
  {
    provider: text("provider").notNull(),
    result: text("result").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.result] })],
);
