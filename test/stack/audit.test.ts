import { join } from "node:path";
import { Miniflare } from "miniflare";
import { expect, test } from "vitest";
import { migrate } from "../../dev/migrations";
import { runTool, ToolFailed } from "../../dev/run-tool";
import { sealAudit, writeAudit } from "../../worker/audit/audit.service";
import { auditReader, verifyAudit } from "../../worker/audit/verify.service";
import { openDb } from "../../worker/db";
import { freshPlace } from "./product";

/** As wrangler.toml names it: files are called after it. */
const DATABASE_ID = "00000000-0000-0000-0000-000000000000";

type Place = Awaited<ReturnType<typeof freshPlace>>;

/** The local database as the stack opens it. */
async function withDatabase<T>({ dataDir }: Place, work: (database: D1Database) => Promise<T>): Promise<T> {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default {}",
    defaultPersistRoot: join(dataDir, "v3"),
    d1Databases: { DB: DATABASE_ID },
  });
  try {
    return await work(await miniflare.getD1Database("DB"));
  } finally {
    await miniflare.dispose();
  }
}

async function verify({ env }: Place, ...args: string[]): Promise<{ code: number | null; output: string }> {
  try {
    return { code: 0, output: await runTool("npm", ["run", "audit:verify", "--", ...args], env) };
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error;
    return { code: error.exitCode, output: error.output };
  }
}

test("npm run audit:verify ends with 0 for an audit as it was written, and with 1 and the row's name once one is changed", async () => {
  using place = await freshPlace();
  const head = await withDatabase(place, async (database) => {
    await migrate(database, place.dataDir);
    const background: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => void background.push(work);
    const store = { db: openDb(database), now: () => new Date(), waitUntil };
    for (let n = 1; n <= 5; n += 1) {
      const visitor = { ip: "192.0.2.1", country: "FR", userAgent: "Navigateur d’essai “1”" };
      await writeAudit(store, { action: "log-in.failed", userId: null, visitor, detail: { n, method: "password" } });
    }
    await Promise.all(background);
    await sealAudit(store);
    return (await verifyAudit(auditReader(store.db), store.now())).head;
  });
  expect(await verify(place, "--expect", `5:${head.hash}`)).toMatchObject({
    code: 0,
    output: expect.stringContaining(`5 rows, head 5:${head.hash}`),
  });

  await withDatabase(place, async (database) => {
    await database.batch([
      database.prepare("DROP TRIGGER audit_events_only_sealed"),
      database.prepare("UPDATE audit_events SET ip = '198.51.100.7' WHERE seq = 3"),
    ]);
  });
  const tampered = await verify(place, "--expect", `6:${"a".repeat(64)}`);
  expect(tampered.code).toBe(1);
  expect(tampered.output).toMatch(/Row 3 \(aud_\S+, log-in.failed, .*\) was changed/);
  expect(tampered.output).toContain("The chain ends at row 5, and row 6 was noted");
});
