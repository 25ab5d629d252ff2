/** `npm run bench size`: what a visitor downloads, what Cloudflare loads, and how long a fresh isolate takes to be there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Log, LogLevel, Miniflare, type WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { BUILD_DIR, buildAll } from "../../dev/build";
import { modulesOf } from "../../dev/bundles";
import { runTool } from "../../dev/run-tool";
import { ROOT } from "../../dev/settings";
import { floorWorker } from "./floor/floor";
import { pageSizes } from "./javascript";
import { percentile, printTable } from "./table";

// wrangler would say that secrets are missing from .dev.vars; none is needed to start.
process.env.WRANGLER_LOG ??= "error";

const STARTS = 7;
/** What a call that is over loads; a live one adds its socket, and the schema of what comes through it. */
const FIRST_LOAD_KB = { "/dashboard": 140, "/calls": 130, "/calls/:callId": 140 };
const kB1 = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const verdict = (isWithin: boolean) => (isWithin ? "within" : "BEYOND");

await buildAll();
const pages = await pageSizes();
const firstLoads = Object.entries(FIRST_LOAD_KB).map(([page, atMost]) => {
  const bytes = pages.find(({ path }) => path === page)?.firstLoadBytes ?? Number.NaN;
  const what = `JavaScript of a first load of ${page}, gzip`;
  return [what, kB(bytes), `${atMost} kB`, verdict(bytes <= atMost * 1000)];
});
const [worker, startUpMs] = [await workerBytes(), await startUp()];
printTable(
  ["what", "measured", "at most", "budget"],
  [
    ["Worker bundle as deployed, gzip", kB(worker), "1000 kB", verdict(worker <= 1_000_000)],
    ["Worker's start beside the floor's", `${startUpMs.toFixed(0)} ms`, "150 ms", verdict(startUpMs <= 150)],
    ...firstLoads,
  ],
);
console.log("\nJavaScript by page, gzip: what only it loads (with its layouts and texts), and the whole first load\n");
printTable(
  ["page", "its own", "first load"],
  pages.map(({ path, ownBytes, firstLoadBytes }) => [path, kB1(ownBytes), kB1(firstLoadBytes)]),
);

async function workerBytes(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "avafirst-size-"));
  try {
    await runTool("wrangler", ["deploy", "--minify", "--dry-run", "--outdir", directory]);
    return readdirSync(directory)
      .filter((name) => !/\.(map|md)$/.test(name))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(directory, name))).length, 0);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Milliseconds from workerd's start to a first answer, above what the floor takes: the code that runs before any request. */
async function startUp(): Promise<number> {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, "wrangler.toml"));
  const modules = modulesOf(join(BUILD_DIR, "api"));
  const ours: WorkerOptions = { ...workerOptions, name: "api", modules };
  // The same bindings around the floor's code, and ours beside it as a text that nobody reads: what Miniflare sets up, and what it
  // takes to hand over two megabytes (in Node, longer than workerd takes to run them), counts on both sides.
  const unread = modules.map(({ path }) => ({ type: "Text" as const, path, contents: readFileSync(path, "utf8") }));
  const floor: WorkerOptions = { ...workerOptions, ...floorWorker(unread), name: "api" };
  const samples: Record<"ours" | "floor", number[]> = { ours: [], floor: [] };
  for (let start = 0; start < STARTS; start += 1) {
    samples.ours.push(await firstAnswer(ours));
    samples.floor.push(await firstAnswer(floor));
  }
  return percentile(samples.ours, 0.5) - percentile(samples.floor, 0.5);
}

async function firstAnswer(worker: WorkerOptions): Promise<number> {
  const startMs = performance.now();
  const miniflare = new Miniflare({ log: new Log(LogLevel.NONE), handleStructuredLogs: () => {}, workers: [worker] });
  try {
    // Without its secrets ours answers 500: all of its code has run by then.
    await (await miniflare.dispatchFetch("http://localhost/")).arrayBuffer();
    return performance.now() - startMs;
  } finally {
    await miniflare.dispose();
  }
}
