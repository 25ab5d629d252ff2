/** `npm run seed`: fills the demo account of the local data directory, as `npm start` does. Nothing happens when it is there. */
import { buildWorkers } from "./build";
import { command } from "./command";
import { requireFreePorts } from "./ports";
import { DEMO_LOGIN } from "./seed/demo";
import { readSettings } from "./settings";
import { startStack } from "./stack";

const settings = readSettings();
// A stack that runs has already seeded, and two would write the same files.
await requireFreePorts(settings);
await command(async () => {
  await buildWorkers();
  const stack = await startStack(settings, { pages: false });
  try {
    const isNew = await stack.seed();
    console.log(isNew ? `${DEMO_LOGIN.email} has a month of calls.` : `${DEMO_LOGIN.email} is already there.`);
  } finally {
    await stack.stop();
  }
});
