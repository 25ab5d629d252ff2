/**
 * `npm run seed`: fills the demo account of the local data directory, as `npm start` does. Nothing happens when it is there.
 * `npm run seed -- --calls 100000`: also an organisation with so many calls over five years, with an owner of its own. Goes on
 * where it was cut off.
 */
import { parseArgs } from "node:util";
import * as z from "zod";
import { buildWorkers } from "./build";
import { command } from "./command";
import { requireFreePorts } from "./ports";
import { DEMO_LOGIN, manyLogin } from "./seed/demo";
import { readSettings } from "./settings";
import { startStack } from "./stack";

const { values } = parseArgs({ options: { calls: { type: "string" } } });
const asked = z.coerce.number().int().positive().max(5_000_000).optional().safeParse(values.calls);
if (!asked.success) {
  console.error("Usage: npm run seed -- [--calls <number up to 5000000>]");
  process.exit(1);
}
const total = asked.data;

const settings = readSettings();
// A stack that runs has already seeded, and two would write the same files.
await requireFreePorts(settings);
await command(async () => {
  await buildWorkers();
  const stack = await startStack(settings, { pages: false });
  try {
    const isNew = await stack.seed();
    console.log(isNew ? `${DEMO_LOGIN.email} has a month of calls.` : `${DEMO_LOGIN.email} is already there.`);
    if (total !== undefined) {
      const startedAt = performance.now();
      const count = new Intl.NumberFormat("en");
      await stack.seedCalls(total, (written) => {
        const seconds = Math.round((performance.now() - startedAt) / 1000);
        process.stdout.write(`\r${count.format(written)} of ${count.format(total)} calls, ${seconds} s`);
      });
      const { email, password } = manyLogin(total);
      console.log(`\n${email} / ${password}`);
    }
  } finally {
    await stack.stop();
  }
});
