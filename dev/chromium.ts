import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { TOOL_ENV } from "./run-tool";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium for the journeys: CHROMIUM_PATH, one of the system's, or Playwright's own.
 *
 * @returns its path, or `null` when the machine has none
 */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : null;
  for (const directory of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      const path = join(directory, name);
      if (existsSync(path) && answers(path)) return path;
    }
  }
  const playwrights = chromium.executablePath();
  return existsSync(playwrights) ? playwrights : null;
}

/** As {@link findChromium}, and installs one where there is none: through apt, else through Playwright. Throws with what to do. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH)
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`);

  console.log("Installing Chromium …");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const attempts = [
    [
      [...sudo, "apt-get", "update", "-qq"],
      [...sudo, "apt-get", "install", "-y", "-qq", "chromium"],
    ],
    [["playwright", "install", "--with-deps", "chromium"]],
    [["playwright", "install", "chromium"]],
  ];
  for (const steps of attempts) {
    if (!steps.every(run)) continue;
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "No Chromium, and neither apt-get nor Playwright could install one. Install it, or set CHROMIUM_PATH to it.",
  );
}

/** On Ubuntu `/usr/bin/chromium-browser` may be a script that only says how to install a snap. */
const answers = (path: string) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;

function run([command = "", ...args]: string[]): boolean {
  const env = { ...TOOL_ENV, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
