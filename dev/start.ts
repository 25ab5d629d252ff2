/** `npm start`: builds what changed, migrates, seeds, and runs the whole product on 127.0.0.1 until Ctrl-C. */
import { relative } from "node:path";
import { buildAll } from "./build";
import { command } from "./command";
import { requireFreePorts } from "./ports";
import { DEMO_LOGIN } from "./seed/demo";
import { ROOT, readSettings } from "./settings";
import { startStack } from "./stack";
import { stopWhenInterrupted } from "./until-interrupted";

const startedAt = performance.now();
const settings = readSettings();
await requireFreePorts(settings);

await command(async () => {
  const built = await buildAll();
  if (built.length > 0) console.log(`Built ${built.join(", ")}.`);

  const stack = await startStack(settings);
  stopWhenInterrupted(stack.stop);
  if (stack.migrated.length > 0) console.log(`Applied ${stack.migrated.join(", ")}.`);
  if (await stack.seed()) console.log("Filled the demo account with a month of calls.");

  console.log(`
  AvaFirst is ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s

    The app      ${stack.origin}
    Demo log-in  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}
    Sent mail    ${stack.fakesOrigin}
    Logs, state  ${relative(ROOT, settings.dataDir) || "."}

  Ctrl-C ends it; its state stays.
`);
});
