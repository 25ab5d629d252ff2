type Entry = { type: "table" | "trigger"; name: string; sql: string };

/**
 * Deletes every row, of the audit too, whose triggers stand aside meanwhile. Not vitest's `reset()`, which deletes every object's storage
 * by ending the object: a job that was just loading a module would then never hear that it has it, and vitest waits for it for ever.
 */
export async function emptyDatabase(db: D1Database): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT type, name, sql FROM sqlite_master
       WHERE (type = 'trigger' AND tbl_name = 'audit_events')
         -- The search index follows its table, and what was migrated stays so.
         OR (type = 'table' AND name NOT GLOB 'calls_search*' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name <> 'd1_migrations')`,
    )
    .all<Entry>();
  const named = (wanted: Entry["type"]) => results.filter(({ type }) => type === wanted);
  await db.batch([
    db.prepare("PRAGMA defer_foreign_keys = ON"),
    ...named("trigger").map(({ name }) => db.prepare(`DROP TRIGGER "${name}"`)),
    ...named("table").map(({ name }) => db.prepare(`DELETE FROM "${name}"`)),
    ...named("trigger").map(({ sql }) => db.prepare(sql)),
  ]);
}
