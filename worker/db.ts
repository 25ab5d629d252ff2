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
