/**
 * `npm run rollups:rebuild`: has every organisation's figures counted anew from its calls, and prints what came of it. It asks the
 * stack that runs here, or starts one meanwhile; with `--url https://…` and METRICS_TOKEN in the environment, a deployment.
 */
import * as z from "zod";
import { QueuedRebuilds, RebuildState, type Rebuilt } from "../worker/analytics/rollups.schema";
import { buildWorkers } from "./build";
import { command } from "./command";
import { requireFreePorts } from "./ports";
import { localSecrets } from "./secrets";
import { readSettings } from "./settings";
import { startStack } from "./stack";

/** The API counts requests: at this pace it never refuses one. */
const ASK_EVERY_MS = 500;
/** A queue that nobody consumes, or an organisation that was erased meanwhile. */
const PATIENCE_MS = 10 * 60_000;
const USAGE =
  "Usage: npm run rollups:rebuild -- [--url https://…], with METRICS_TOKEN in the environment for a deployment";

type Operator = { origin: string; token: string };

async function ask<T extends z.ZodType>({ origin, token }: Operator, path: string, method: string, answer: T) {
  const response = await fetch(`${origin}/api/v1/rollups/rebuild${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok)
    throw new Error(`${method} ${response.url} was answered ${response.status}: ${await response.text()}`);
  return answer.parse(await response.json());
}

/** Every organisation's job is queued at once; they are waited for in turn. Answers whether all went through. */
async function rebuildAll(operator: Operator): Promise<boolean> {
  let failed = 0;
  let organisations = 0;
  for (let after: string | null = ""; after !== null; ) {
    const page: QueuedRebuilds = await ask(operator, after && `?after=${after}`, "POST", QueuedRebuilds);
    for (const { orgId, name, jobId } of page.items) {
      organisations++;
      const state = await finished(operator, jobId);
      if (state.state !== "done") failed++;
      console.log(
        `${orgId}  ${name}: ${state.state === "done" ? told(state.rebuilt) : `not counted (${state.state})`}`,
      );
    }
    after = page.next;
  }
  console.log(`${organisations} ${organisations === 1 ? "organisation" : "organisations"}, ${failed} failed`);
  return failed === 0;
}

async function finished(operator: Operator, jobId: string): Promise<RebuildState> {
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    const state = await ask(operator, `/${jobId}`, "GET", RebuildState);
    if (state.state !== "waiting" || Date.now() > deadline) return state;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

const told = ({ calls, before, months, filled }: Rebuilt) =>
  [
    `${calls} calls in ${months} months`,
    before === calls ? "as before" : `${before} before`,
    ...(filled > 0 ? [`${filled} were told their hour`] : []),
  ].join(", ");

/** The deployment that the arguments name; null: the local stack. Ends the process when they make no sense. */
function readTarget(): Operator | null {
  const args = process.argv.slice(2);
  if (args.length === 0) return null;
  const url = z.url({ protocol: /^https?$/ }).safeParse(args[1]);
  const token = process.env.METRICS_TOKEN;
  if (args[0] === "--url" && args.length === 2 && url.success && token)
    return { origin: new URL(url.data).origin, token };
  console.error(USAGE);
  process.exit(1);
}

const isUp = (origin: string) =>
  fetch(`${origin}/api/v1/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

await command(async () => {
  const target = readTarget();
  if (target) {
    if (!(await rebuildAll(target))) process.exit(1);
    return;
  }
  const settings = readSettings();
  const token = localSecrets(settings.dataDir).METRICS_TOKEN ?? "";
  const origin = `http://127.0.0.1:${settings.apiPort}`;
  if (await isUp(origin)) {
    if (!(await rebuildAll({ origin, token }))) process.exit(1);
    return;
  }
  await requireFreePorts(settings);
  await buildWorkers();
  const stack = await startStack(settings, { pages: false });
  try {
    if (!(await rebuildAll({ origin: stack.apiOrigin, token }))) process.exitCode = 1;
  } finally {
    await stack.stop();
  }
});
