import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./run-tool";
import { ROOT } from "./settings";

/** Where the bundles of the local stack go. */
export const BUILD_DIR = join(ROOT, ".wrangler", "build");
/** Remix writes here (vite.config.ts). */
export const WEB_BUILD_DIR = join(ROOT, "web", "build");

type Part = {
  name: string;
  /** Files and folders whose content decides whether a build is due. */
  inputs: string[];
  output: string;
  build: (output: string) => Promise<unknown>;
};

const EVERYWHERE = ["package-lock.json", "tsconfig.json", "tsconfig.base.json", "dev/build.ts"];
const SHARED_CODE = ["worker", "durable-objects", "receptionist"];

const api: Part = {
  name: "api",
  inputs: [...EVERYWHERE, ...SHARED_CODE, "wrangler.toml"],
  output: join(BUILD_DIR, "api"),
  build: (output) => runTool("wrangler", ["deploy", "--dry-run", "--outdir", output]),
};

/** A Worker that only the local stack has. Its folder's wrangler.toml says how it is bundled. */
const localWorker = (name: string, inputs: string[]): Part => ({
  name,
  inputs: [...EVERYWHERE, ...SHARED_CODE, ...inputs],
  output: join(BUILD_DIR, name),
  build: (output) =>
    runTool("wrangler", ["deploy", "--config", `dev/${name}/wrangler.toml`, "--dry-run", "--outdir", output]),
});
const fakes = localWorker("fakes", ["dev/fakes", "dev/openid"]);
const seed = localWorker("seed", ["dev/seed", "dev/fakes/twilio"]);

const web: Part = {
  name: "web",
  inputs: [...EVERYWHERE, ...SHARED_CODE, "web/app", "web/public", "docs/guide", "web/tsconfig.json", "vite.config.ts"],
  output: WEB_BUILD_DIR,
  build: () => runTool("remix", ["vite:build"], { NODE_ENV: "production" }),
};

const pages: Part = {
  name: "pages",
  inputs: [...EVERYWHERE, "web/functions", "web/load-context.ts", "web/build/server", "web/wrangler.toml"],
  output: join(BUILD_DIR, "pages"),
  build: (output) =>
    runTool("wrangler", [
      ...["pages", "functions", "build", "web/functions", "--outdir", output],
      ...["--compatibility-date", "2026-07-01", "--compatibility-flags", "nodejs_compat", "--sourcemap"],
    ]),
};

/** Builds the Remix app and the Pages worker around it, when their sources changed. */
export const buildWeb = async () => [...(await buildWhenChanged(web)), ...(await buildWhenChanged(pages))];

/** Builds what changed of the API and of the fakes: all that `npm run dev` reloads. Answers the names of the parts that were built. */
export const buildServers = () => buildEach([api, fakes]);
/** As {@link buildServers}, and the seed. */
export const buildWorkers = () => buildEach([api, fakes, seed]);

/** Builds all that changed. */
export const buildAll = async () => (await Promise.all([buildWeb(), buildWorkers()])).flat();

async function buildEach(parts: Part[]): Promise<string[]> {
  const built: string[] = [];
  for (const part of parts) built.push(...(await buildWhenChanged(part)));
  return built;
}

async function buildWhenChanged(part: Part): Promise<string[]> {
  const stamp = join(BUILD_DIR, `${part.name}.sha256`);
  const hash = hashOf(part.inputs);
  if (existsSync(part.output) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return [];

  mkdirSync(BUILD_DIR, { recursive: true });
  if (part.output === WEB_BUILD_DIR) {
    await part.build(part.output);
  } else {
    // Built beside and then moved, so that a stack that is running never sees half a bundle.
    const fresh = `${part.output}.${process.pid}`;
    try {
      await part.build(fresh);
      rmSync(part.output, { recursive: true, force: true });
      renameSync(fresh, part.output);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  writeFileSync(stamp, hash);
  return [part.name];
}

function hashOf(paths: string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesUnder(join(ROOT, path))) hash.update(file).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
