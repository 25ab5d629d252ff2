/** `npm run check`: the whole gate of a change but its tests. Every step runs, so that one report says all. */
import { runTool, ToolFailed } from "./run-tool";

type Step = { name: string; run: () => Promise<unknown> };

const CODE = ["receptionist", "durable-objects", "worker", "web", "dev", "test"];
/** As worker-configuration.d.ts was generated; `npx wrangler types` with these writes it anew. */
const ENV_TYPES = ["--include-runtime", "false", "--strict-vars", "false"];

const steps: Step[] = [
  {
    name: "format and lint (biome)",
    run: () => runTool("biome", ["ci", "--colors=off", "--diagnostic-level=warn", "."]),
  },
  { name: "types of the bindings (wrangler)", run: () => runTool("wrangler", ["types", "--check", ...ENV_TYPES]) },
  { name: "types of the Worker, dev and tests", run: () => runTool("tsc", ["-p", "tsconfig.json"]) },
  { name: "types of the web app", run: () => runTool("tsc", ["-p", "web/tsconfig.json"]) },
  {
    name: "import directions (dependency-cruiser)",
    run: () => runTool("depcruise", ["--config", ".dependency-cruiser.cjs", ...CODE]),
  },
  { name: "unused code (knip)", run: () => runTool("knip", ["--no-progress"]) },
];

let failures = 0;
for (const { name, run } of steps) {
  const startedAt = performance.now();
  const failure = await run().then(
    () => null,
    (error: unknown) => (error instanceof ToolFailed ? error.output : String(error)),
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${failure === null ? "ok    " : "FAILED"}  ${name}  (${seconds} s)`);
  if (failure !== null) {
    failures += 1;
    console.log(`\n${failure.trim()}\n`);
  }
}
console.log(failures === 0 ? "All checks pass." : `${failures} of ${steps.length} checks fail.`);
process.exit(failures === 0 ? 0 : 1);
