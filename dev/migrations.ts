import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_splitSqlQuery } from "wrangler";
import * as z from "zod";
import { ROOT } from "./settings";

/** The part of D1 that this file needs: the real binding and Miniflare's proxy both have it. */
type Database = Pick<D1Database, "batch" | "prepare">;

const Applied = z.array(z.object({ name: z.string() }));
const Hashes = z.record(z.string(), z.string());

/** A migration's file is not what this data directory was made with. */
export class MigrationChanged extends Error {
  override name = "MigrationChanged";

  constructor(file: string, dataDir: string) {
    super(`migrations/${file} changed after it was applied to ${dataDir}. Delete that folder to start afresh.`);
  }
}

/**
 * Applies what is new in migrations/ to a local D1, each file in one batch, and notes it in the same `d1_migrations` table
 * that `wrangler d1 migrations apply` keeps, so that either tool can go on where the other stopped.
 *
 * @returns the names of the files applied
 * @throws {@link MigrationChanged}
 */
export async function migrate(db: Database, dataDir: string): Promise<string[]> {
  await db
    .prepare(
      "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
    )
    .run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all();
  const applied = new Set(Applied.parse(results).map(({ name }) => name));

  const hashesPath = join(dataDir, "migrations.json");
  const hashes = existsSync(hashesPath) ? Hashes.parse(JSON.parse(readFileSync(hashesPath, "utf8"))) : {};
  const fresh: string[] = [];
  for (const name of migrationFiles()) {
    const sql = readFileSync(join(ROOT, "migrations", name), "utf8");
    const hash = createHash("sha256").update(sql).digest("hex");
    if (applied.has(name)) {
      if (hashes[name] && hashes[name] !== hash) {
        throw new MigrationChanged(name, dataDir);
      }
      continue;
    }
    const statements = unstable_splitSqlQuery(sql).map((statement) => db.prepare(statement));
    await db.batch([...statements, db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name)]);
    hashes[name] = hash;
    fresh.push(name);
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(hashesPath, `${JSON.stringify(hashes, null, 2)}\n`);
  return fresh;
}

function migrationFiles(): string[] {
  return readdirSync(join(ROOT, "migrations"))
    .filter((name) => name.endsWith(".sql"))
    .sort();
}
