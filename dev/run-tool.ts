import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./settings";

/** Variables of a process. Not `NodeJS.ProcessEnv`: `wrangler types` makes every variable of the Worker required in it. */
type Variables = Record<string, string | undefined>;

/** The environment of every tool we start: no telemetry, no questions, the repository's own Node first. */
export const TOOL_ENV = {
  ...process.env,
  PATH: `${join(ROOT, "node_modules", ".bin")}:${process.env.PATH ?? ""}`,
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG_PATH: join(ROOT, ".wrangler", "logs"),
};

/** A tool ended with a code other than 0; `output` is what it printed. */
export class ToolFailed extends Error {
  override name = "ToolFailed";

  constructor(
    readonly commandLine: string,
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`${commandLine} ended with ${exitCode ?? "a signal"}`);
  }
}

/** Runs a tool of node_modules quietly and answers what it printed. Throws {@link ToolFailed}. */
export function runTool(name: string, args: string[], env: Variables = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: ROOT, env: { ...TOOL_ENV, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new ToolFailed([name, ...args].join(" "), code, output));
    });
  });
}

/** Runs a tool in the terminal's foreground, its output untouched. Answers its exit code. */
export function showTool(name: string, args: string[], env: Variables = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: ROOT, env: { ...TOOL_ENV, ...env }, stdio: "inherit" });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
