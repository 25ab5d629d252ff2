/** `npm run dev`: the whole product with hot reload, of the pages by Vite and of the Worker by building it anew on each change. */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { buildWorkers } from "./build";
import { requireFreePorts } from "./ports";
import { TOOL_ENV, ToolFailed } from "./run-tool";
import { DEMO_LOGIN } from "./seed/demo";
import { ROOT, readSettings } from "./settings";
import { startStack } from "./stack";
import { stopWhenInterrupted } from "./until-interrupted";

const WATCHED = ["worker", "durable-objects", "receptionist", "dev/fakes"];
/** Editors write a file in several steps; one build for all of them. */
const SETTLE_MS = 80;

const settings = readSettings();
await requireFreePorts(settings);
await buildOrSay();

const stack = await startStack(settings, { pages: false });
await stack.seed();

const vite = spawn("remix", ["vite:dev", "--port", String(settings.port), "--strictPort", "--host", "127.0.0.1"], {
  cwd: ROOT,
  env: { ...TOOL_ENV, API_PORT: String(settings.apiPort) },
  stdio: "inherit",
});
const viteEnded = new Promise<void>((resolve) => vite.once("exit", () => resolve()));
stopWhenInterrupted(async () => {
  vite.kill("SIGTERM");
  await Promise.all([viteEnded, stack.stop()]);
});

let due: NodeJS.Timeout | undefined;
let building = Promise.resolve();
for (const folder of WATCHED) {
  watch(join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(due);
    due = setTimeout(() => {
      building = building.then(rebuild);
    }, SETTLE_MS);
  });
}
console.log(`
    The app      ${stack.origin}
    Demo log-in  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}
    Sent mail    ${stack.fakesOrigin}
`);

async function rebuild() {
  const startedAt = performance.now();
  const built = await buildOrSay();
  if (built.length === 0) return;
  await stack.reload();
  console.log(`Reloaded ${built.join(", ")} in ${Math.round(performance.now() - startedAt)} ms.`);
}

async function buildOrSay(): Promise<string[]> {
  try {
    return await buildWorkers();
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error;
    console.error(error.output);
    return [];
  }
}
