import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePorts } from "../../dev/ports";
import { ROOT } from "../../dev/settings";

/** `npm start` as a person runs it, in a process group of its own. */
export type Product = {
  /** Ends with the printed address, or with the exit. */
  settled: Promise<{ ready: boolean; code: number | null }>;
  /** What it has printed. */
  output: () => string;
  /** Ctrl-C: the terminal sends it to every process of the group. Answers when the first of them has ended. */
  interrupt: () => Promise<void>;
  /** Tells npm alone to end, as a supervisor would. npm dies of it, and so does its shell, without a word to us. */
  terminateNpm: () => void;
  /** Kills every process of the group at once, as a power cut would: nobody gets to tidy up. */
  kill: () => Promise<void>;
  hasProcesses: () => boolean;
};

export function startProduct(env: Record<string, string>): Product {
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const group = child.pid;
  if (group === undefined) throw new Error("npm could not be started");
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const settled = new Promise<{ ready: boolean; code: number | null }>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Ctrl-C ends it")) resolve({ ready: true, code: null });
      });
    }
    void ended.then((code) => resolve({ ready: false, code }));
  });
  return {
    settled,
    output: () => output,
    interrupt: async () => {
      process.kill(-group, "SIGINT");
      await ended;
    },
    terminateNpm: () => process.kill(group, "SIGTERM"),
    kill: async () => {
      process.kill(-group, "SIGKILL");
      await ended;
      while (hasLiving(group)) await delay(20);
    },
    hasProcesses: () => hasLiving(group),
  };
}

/** Ports and a data directory that nobody else has. Removed when the test is over. */
export async function freshPlace() {
  const [port, apiPort, fakesPort] = await findFreePorts(3);
  const dataDir = mkdtempSync(join(tmpdir(), "avafirst-stack-"));
  return {
    origin: `http://127.0.0.1:${port}`,
    fakesOrigin: `http://127.0.0.1:${fakesPort}`,
    port: Number(port),
    dataDir,
    env: { PORT: `${port}`, API_PORT: `${apiPort}`, FAKES_PORT: `${fakesPort}`, DATA_DIR: dataDir },
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** Whether a process of the group still runs. One that has ended and waits to be reaped does not. */
function hasLiving(group: number): boolean {
  const { stdout } = spawnSync("ps", ["-eo", "pgid=,stat="], { encoding: "utf8" });
  return stdout.split("\n").some((line) => {
    const [pgid, state] = line.trim().split(/\s+/);
    return Number(pgid) === group && !state?.startsWith("Z");
  });
}
