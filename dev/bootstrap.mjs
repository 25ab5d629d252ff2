#!/usr/bin/env node
/**
 * The first step of every npm script. Plain JavaScript without dependencies, because it runs before anything is
 * installed and on whatever Node (>= 20) the machine has: installs what is missing, then hands over to `dev/<command>.ts`
 * on the repository's own Node, which wrangler needs.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const nodeMajor = Number(process.versions.node.split(".")[0]);
if (nodeMajor < OLDEST_NODE) {
  fail(`Node ${OLDEST_NODE} or newer is needed; this is Node ${process.versions.node} (${process.execPath}).`);
}

const [command, ...args] = process.argv.slice(2);
if (!command || !existsSync(join(root, "dev", `${command}.ts`))) fail(`There is no dev/${command}.ts.`);

if (!isInstalled()) {
  console.log("Installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not `npm ci`: it refuses a lock file that was written where the registry had one platform's binaries only.
  // This takes the same versions from the same lock file, and leaves it as it is.
  const install = spawnSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (install.status !== 0) fail("`npm install` failed; its message is above. It needs the npm registry.");
}

const child = spawn(
  join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node"),
  ["--disable-warning=ExperimentalWarning", "--import", "tsx", join(root, "dev", `${command}.ts`), ...args],
  // The IPC channel closes when this process dies in whatever way, and the child then stops too.
  { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// npm and its shell may die without a word to us; nobody is left then who could press Ctrl-C.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 500).unref();
child.on("error", (error) => fail(`Could not start: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));

/** Whether node_modules holds each required package of package-lock.json in the version it names. */
function isInstalled() {
  const installedList = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedList, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    if (!installed[path]) return entry.optional === true;
    return installed[path].version === entry.version;
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
