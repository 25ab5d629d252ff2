import { MigrationChanged } from "./migrations";
import { ToolFailed } from "./run-tool";

/** Runs a command of package.json. What a person can mend is told in a sentence, anything else with its stack; both exit with 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ToolFailed) console.error(`${error.output}\n${error.message}`);
    else console.error(error instanceof MigrationChanged ? error.message : error);
    process.exit(1);
  }
}
