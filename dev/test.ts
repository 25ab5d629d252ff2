/**
 * `npm test`: unit, Worker and stack tests (vitest), then the journeys in Chromium (Playwright) on a stack of their own.
 * `npm run test:unit` and `npm run test:e2e` are its halves; what follows `--` goes to vitest or Playwright.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { buildAll } from "./build";
import { requireChromium } from "./chromium";
import { serveClock } from "./journey-clock";
import { findFreePorts } from "./ports";
import { showTool } from "./run-tool";
import { ROOT, readSettings } from "./settings";
import { startStack } from "./stack";

type Tally = { passed: number; failed: number; skipped: number };

const VITEST_REPORT = join(ROOT, ".cache", "vitest.json");
const PLAYWRIGHT_REPORT = join(ROOT, ".cache", "playwright.json");
/** Scripted calls run this many times faster than life: soon over, and slow enough for partials to be seen on a busy machine. */
const CALL_SPEED = "5";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const [first, ...rest] = process.argv.slice(2);
const half = first === "unit" || first === "e2e" ? first : null;
const passedOn = half === null ? process.argv.slice(2) : rest;

const chromium = half === "unit" ? null : requireChromium();
if (half !== "unit") await buildAll();

const tallies: Tally[] = [];
if (half === "unit")
  tallies.push(await runVitest(["--project", "pure", "--project", "worker", "--project", "llm", ...passedOn]));
if (half === null) tallies.push(await runVitest(passedOn));
if (half !== "unit" && chromium) tallies.push(await runJourneys(chromium, half === "e2e" ? passedOn : []));

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
process.exit(sum("failed") === 0 ? 0 : 1);

async function runVitest(args: string[]): Promise<Tally> {
  rmSync(VITEST_REPORT, { force: true });
  const code = await showTool("vitest", [
    ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`],
    ...args,
  ]);
  if (!existsSync(VITEST_REPORT)) return crashed();
  const report = VitestReport.parse(JSON.parse(readFileSync(VITEST_REPORT, "utf8")));
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  // A file that does not load, or an unhandled rejection, fails the run without failing a test.
  const failed = code === 0 ? numFailedTests : Math.max(1, numFailedTests);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

async function runJourneys(chromiumPath: string, args: string[]): Promise<Tally> {
  const dataDir = mkdtempSync(join(tmpdir(), "avafirst-e2e-"));
  const [port, apiPort, fakesPort, clockPort = 0] = await findFreePorts(4);
  const settings = readSettings({
    PORT: String(port),
    API_PORT: String(apiPort),
    FAKES_PORT: String(fakesPort),
    DATA_DIR: dataDir,
    CALL_SPEED,
  });
  const stack = await startStack(settings);
  const clock = await serveClock(stack, clockPort);
  try {
    await stack.seed();
    rmSync(PLAYWRIGHT_REPORT, { force: true });
    const code = await showTool("playwright", ["test", ...args], {
      APP_ORIGIN: stack.origin,
      FAKES_ORIGIN: stack.fakesOrigin,
      CLOCK_ORIGIN: clock.origin,
      CHROMIUM_PATH: chromiumPath,
      PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT,
    });
    if (!existsSync(PLAYWRIGHT_REPORT)) return crashed();
    const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(PLAYWRIGHT_REPORT, "utf8")));
    const failed = code === 0 ? stats.unexpected : Math.max(1, stats.unexpected);
    return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
  } finally {
    clock.stop();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The runner left no report: whatever it printed, nothing is proved. */
const crashed = (): Tally => ({ passed: 0, failed: 1, skipped: 0 });
