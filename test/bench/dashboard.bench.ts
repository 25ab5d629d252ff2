/**
 * `npm run bench dashboard`: what the dashboard's pages read and how long 100 people wait for them, beside a Worker that reads one
 * row, and one that asks for budget and session before it does, in the same run. Fills its own data directory first, which stays: BENCH_CALLS=1000,100000,1000000 names the sizes (the last
 * takes a quarter of an hour to write, once), BENCH_DATA the directory. Prints verdicts and asserts none.
 */
import { loadavg } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { WorkerOptions } from "miniflare";
import * as z from "zod";
import { buildWorkers } from "../../dev/build";
import { findFreePorts } from "../../dev/ports";
import { ROOT, readSettings } from "../../dev/settings";
import { startStack } from "../../dev/stack";
import { app } from "../../worker/app";
import { countingDatabase } from "../worker/analytics/counting-database";
import { loadOf, USERS } from "./dashboard/load";
import { SCENARIOS } from "./dashboard/requests";
import { type Audience, gatherAudience } from "./dashboard/session";
import { percentile, printTable } from "./table";

const BUDGET = { rows: 200, p95Ms: 500, ratio: 1.5 };
/** Each side this often, in turns. */
const ROUNDS = 1;

const sizes = z
  .array(z.coerce.number().int().positive())
  .min(1)
  .parse((process.env.BENCH_CALLS ?? "1000,100000").split(","));

await buildWorkers();
const [port = 0, apiPort = 0, fakesPort = 0, floorPort = 0] = await findFreePorts(4);
const dataDir = process.env.BENCH_DATA ?? join(ROOT, ".wrangler", "bench-dashboard");
const settings = readSettings({
  PORT: String(port),
  API_PORT: String(apiPort),
  FAKES_PORT: String(fakesPort),
  DATA_DIR: dataDir,
});
const stack = await startStack(settings, { pages: false, beside: [floorWorker(floorPort)] });
try {
  const subjects: { audience: Audience; rows: Map<string, number> }[] = [];
  // All that Node asks of the database comes first: its own line to workerd does not outlive the minutes of load.
  for (const size of sizes) {
    await stack.seedCalls(size, (written) => process.stderr.write(`\r${written} of ${size} calls `));
    const audience = await gatherAudience(await stack.env(), size, USERS);
    const rows = new Map<string, number>();
    for (const { name, paths } of SCENARIOS) rows.set(name, await rowsRead(audience, paths(audience, 7)));
    subjects.push({ audience, rows });
  }
  const rows: string[][] = [];
  for (const subject of subjects) rows.push(...(await measure(subject)));
  printTable(
    ["calls", "page", "rows read", "floor p50 / p95", "guarded", "ours", "÷ floor", "÷ guarded", "budget"],
    rows,
  );
  console.log(`
Milliseconds, ${USERS} people at once, each asking again as soon as answered. A page that makes several requests is counted as one.
floor: a bare Worker that reads one row of the same D1. guarded: it asks for the address's budget and the session in KV first, as
every request of ours must. Budget: ${BUDGET.rows} rows a dashboard; p95 ≤ ${BUDGET.p95Ms} ms and
≤ ${BUDGET.ratio}× the floor for list and detail. Load average at the end: ${loadavg()[0]?.toFixed(1)}.`);
} finally {
  await stack.stop();
}

async function measure({ audience, rows }: { audience: Audience; rows: Map<string, number> }): Promise<string[][]> {
  const measured: string[][] = [];
  const bare = (path: string) => (index: number) =>
    read(
      `http://127.0.0.1:${floorPort}/${path}?id=${audience.ids[index % audience.ids.length]}`,
      asPerson(audience, index),
    );
  for (const { name, paths, people } of SCENARIOS) {
    const ours = async (index: number) => {
      const asked = paths(audience, index).map((path) =>
        read(`${stack.apiOrigin}/api/v1${path}`, asPerson(audience, index)),
      );
      const answers = await Promise.all(asked);
      return answers.find(({ ok }) => !ok) ?? answers[0] ?? Response.error();
    };
    const samples: Samples = { floor: [], guarded: [], ours: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      samples.floor.push(...(await loadOf(bare(""), people)));
      samples.guarded.push(...(await loadOf(bare("guarded"), people)));
      samples.ours.push(...(await loadOf(ours, people)));
    }
    measured.push(row(audience.total, name, rows.get(name) ?? Number.NaN, samples));
  }
  return measured;
}

async function read(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  return response;
}

/** Each of them from an address of their own, as Cloudflare tells it: requests are limited an address. */
function asPerson({ cookies }: Audience, index: number) {
  const person = index % cookies.length;
  return { headers: { Cookie: cookies[person] ?? "", "CF-Connecting-IP": `198.51.100.${person}` } };
}

/** As D1 bills them: the same app over the same database, with statements that are counted. */
async function rowsRead(audience: Audience, paths: string[]): Promise<number> {
  const env = await stack.env();
  const counting = countingDatabase(env.DB);
  const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
  for (const path of paths) {
    const request = new Request(`${stack.origin}/api/v1${path}`, asPerson(audience, 0));
    const answer = await app.fetch(request, { ...env, DB: counting.DB }, context);
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  }
  return counting.rowsRead();
}

/** Milliseconds of each request, by side. */
type Samples = Record<"floor" | "guarded" | "ours", number[]>;

function row(total: number, name: string, read: number, samples: Samples): string[] {
  const both = (side: keyof Samples) => [percentile(samples[side], 0.5), percentile(samples[side], 0.95)] as const;
  const [floor, guarded, ours] = [both("floor"), both("guarded"), both("ours")];
  const isWithin =
    ours[1] <= BUDGET.p95Ms && (name === "dashboard" ? read <= BUDGET.rows : ours[1] / floor[1] <= BUDGET.ratio);
  const pair = ([p50, p95]: readonly [number, number]) => `${p50.toFixed(0)} / ${p95.toFixed(0)}`;
  const over = (side: readonly [number, number]) =>
    `${(ours[0] / side[0]).toFixed(2)}× / ${(ours[1] / side[1]).toFixed(2)}×`;
  return [
    new Intl.NumberFormat("en").format(total),
    name,
    String(read),
    pair(floor),
    pair(guarded),
    pair(ours),
    over(floor),
    over(guarded),
    isWithin ? "within" : "BEYOND",
  ];
}

/** Reads the product's own database and sessions: what has the same id is the same one. */
function floorWorker(listenOn: number): WorkerOptions {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, "dashboard-floor", "worker.ts")],
    bundle: true,
    format: "esm",
    write: false,
  });
  return {
    name: "floor",
    modules: [{ type: "ESModule", path: "floor.js", contents: outputFiles[0]?.text ?? "" }],
    compatibilityDate: "2026-07-01",
    d1Databases: { DB: "00000000-0000-0000-0000-000000000000" },
    kvNamespaces: { SESSIONS: "00000000000000000000000000000001" },
    ratelimits: { RATE: { namespace_id: "floor", simple: { limit: 100_000, period: 60 } } },
    unsafeDirectSockets: [{ host: "127.0.0.1", port: listenOn }],
  };
}
