/** `npm run dev`: the whole product with hot reload, of the pages by Vite and of the Worker by building it anew on each change. */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { buildServers, buildWorkers } from "./build";
import { command } from "./command";
import { requireFreePorts } from "./ports";
import { TOOL_ENV, ToolFailed } from "./run-tool";
import { DEMO_LOGIN } from "./seed/demo";
import { ROOT, readSettings, type Settings } from "./settings";
import { type Stack, startStack } from "./stack";
import { stopWhenInterrupted } from "./until-interrupted";

const WATCHED = ["worker", "durable-objects", "receptionist", "dev/fakes"];
/** Editors write a file in several steps; one build for all of them. */
const SETTLE_MS = 80;

const settings = readSettings();
await requireFreePorts(settings);

await command(async () => {
  await buildWorkers();
  const stack = await startStack(settings, { pages: false });
  await stack.seed();
  const vite = startVite(settings);
  stopWhenInterrupted(async () => {
    await Promise.all([vite.stop(), stack.stop()]);
  });
  onChange(() => rebuild(stack));
  console.log(`
    The app      ${stack.origin}
    Demo log-in  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}
    Sent mail    ${stack.fakesOrigin}
`);
});

function startVite({ port, apiPort }: Settings) {
  const child = spawn("remix", ["vite:dev", "--port", String(port), "--strictPort", "--host", "127.0.0.1"], {
    cwd: ROOT,
    env: { ...TOOL_ENV, API_PORT: String(apiPort) },
    stdio: "inherit",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** One run at a time, and one more when something changed meanwhile. */
function onChange(run: () => Promise<void>) {
  let due: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  for (const folder of WATCHED) {
    watch(join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(due);
      due = setTimeout(() => {
        running = running.then(run);
      }, SETTLE_MS);
    });
  }
}

/** A change that does not build, or a Worker that does not start, is said; the one before goes on where it can. */
async function rebuild(stack: Stack): Promise<void> {
  const startedAt = performance.now();
  try {
    const built = await buildServers();
    if (built.length === 0) return;
    await stack.reload();
    console.log(`Reloaded ${built.join(", ")} in ${Math.round(performance.now() - startedAt)} ms.`);
  } catch (error) {
    console.error(error instanceof ToolFailed ? error.output : error);
  }
}
