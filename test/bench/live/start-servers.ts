import { fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../../dev/settings";
import type { Served } from "./servers";

/** Starts servers.ts in a process of its own. `stop` answers when it and its workerds are gone. */
export async function startServers(): Promise<Served & { stop: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, "servers.ts"), [], { cwd: ROOT, execArgv: ["--import", "tsx"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const served = await new Promise<Served>((resolve, reject) => {
    child.once("message", (message: Served) => resolve(message));
    child.once("exit", (code) => reject(new Error(`The servers ended with ${code} before they were ready`)));
  });
  return {
    ...served,
    stop: async () => {
      // It stops as it does for a person: when whoever started it hangs up (dev/until-interrupted.ts).
      child.disconnect();
      await ended;
    },
  };
}
