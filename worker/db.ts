import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

export type Db = DrizzleD1Database<typeof schema>;

const opened = new WeakMap<D1Database, Db>();

/** The database behind a binding. Opened once per isolate: drizzle walks the whole schema each time, which took a quarter of a webhook. */
export function openDb(binding: D1Database): Db {
  const known = opened.get(binding);
  if (known) return known;
  const db = drizzle(binding, { schema });
  opened.set(binding, db);
  return db;
}

/**
 * A query that many requests ask alike, with placeholders, written once for each database: drizzle takes longer to write one than
 * SQLite to answer it (docs/operations/performance.md).
 */
export function prepared<Query>(write: (db: Db) => Query): (db: Db) => Query {
  const written = new WeakMap<Db, Query>();
  return (db) => {
    const known = written.get(db);
    if (known !== undefined) return known;
    const query = write(db);
    written.set(db, query);
    return query;
  };
}
