/**
 * `npm run audit:verify`: reads the audit of the local D1 from its first row and ends with 1 when one was changed, removed or moved;
 * with `--remote`, that of the database that wrangler.toml names. `--expect <seq>:<hash>` compares a head noted earlier.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "zod";
import { AUDIT_ACTIONS } from "../worker/audit/audit.schema";
import type { AuditEvent } from "../worker/audit/audit.sql.ts";
import { type AuditReader, type Head, verifyAudit } from "../worker/audit/verify.service";
import { command } from "./command";
import { TOOL_ENV } from "./run-tool";
import { ROOT, readSettings } from "./settings";

const PAGE = 1000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const USAGE = "Usage: npm run audit:verify -- [--remote] [--expect <seq>:<hash>]";

/** A row as wrangler prints it. */
const Row = z
  .object({
    id: z.templateLiteral(["aud_", z.string()]),
    action: z.enum(AUDIT_ACTIONS),
    org_id: z.templateLiteral(["org_", z.string()]).nullable(),
    user_id: z.templateLiteral(["user_", z.string()]).nullable(),
    ip: z.string().nullable(),
    country: z.string().nullable(),
    user_agent: z.string().nullable(),
    detail: z.string(),
    at: z.number(),
    seq: z.number().int().nullable(),
    previous_hash: z.string().nullable(),
    hash: z.string().nullable(),
  })
  .transform(
    ({ org_id, user_id, user_agent, previous_hash, detail, at, ...row }): AuditEvent => ({
      ...row,
      orgId: org_id,
      userId: user_id,
      userAgent: user_agent,
      previousHash: previous_hash,
      detail: Detail.parse(JSON.parse(detail)),
      at: new Date(at),
    }),
  );
const Detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const answerOf = <T extends z.ZodType>(row: T) => z.tuple([z.object({ results: z.array(row) })]);

const target = process.argv.includes("--remote") ? ["--remote"] : ["--local", "--persist-to", readSettings().dataDir];

async function query<T extends z.ZodType>(row: T, sql: string): Promise<z.infer<T>[]> {
  const args = ["d1", "execute", "DB", ...target, "--json", "--command", sql];
  const { stdout } = await promisify(execFile)("wrangler", args, {
    cwd: ROOT,
    env: TOOL_ENV,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return answerOf(row).parse(JSON.parse(stdout))[0].results;
}

const reader: AuditReader = {
  pageSize: PAGE,
  sealedAfter: (seq) => query(Row, `SELECT * FROM audit_events WHERE seq > ${seq} ORDER BY seq LIMIT ${PAGE}`),
  unsealedBefore: (before) =>
    query(
      z.object({ id: z.templateLiteral(["aud_", z.string()]) }),
      `SELECT id FROM audit_events WHERE seq IS NULL AND at < ${before.getTime()} LIMIT 100`,
    ),
};

/** The head that somebody noted. Ends the process when it makes no sense. */
function readNoted(): Head | null {
  const at = process.argv.indexOf("--expect");
  if (at < 0) return null;
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(process.argv[at + 1] ?? "") ?? [];
  if (seq && hash) return { seq: Number(seq), hash };
  console.error(USAGE);
  process.exit(1);
}

await command(async () => {
  const { count, head, faults } = await verifyAudit(reader, new Date(), readNoted());
  for (const fault of faults) console.error(fault);
  console.log(`${count} ${count === 1 ? "row" : "rows"}, head ${head.seq}:${head.hash}`);
  if (faults.length > 0) process.exit(1);
  console.log("No row was changed, removed or moved.");
});
