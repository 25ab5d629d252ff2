import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";

/** As Miniflare hands it over: `console.*` of a Worker, or workerd's own words. */
type WorkerLog = { timestamp: number; level: string; message: string };

const LOUD = new Set(["error"]);
const LONGEST_ON_TERMINAL = 400;

/**
 * Keeps what the Workers log in `<data directory>/logs/worker.log`, one line each, and shows only errors on the terminal,
 * cut short, so that what a person needs to see stays there.
 */
export function openLogFile(dataDir: string) {
  const directory = join(dataDir, "logs");
  mkdirSync(directory, { recursive: true });
  const file = createWriteStream(join(directory, "worker.log"), { flags: "a" });
  return {
    write: ({ timestamp, level, message }: WorkerLog) => {
      const line = message.trimEnd();
      file.write(
        `${line.startsWith("{") ? line : JSON.stringify({ at: new Date(timestamp).toISOString(), level, message: line })}\n`,
      );
      if (LOUD.has(level)) console.error(line.slice(0, LONGEST_ON_TERMINAL));
    },
    close: () => file.end(),
  };
}
