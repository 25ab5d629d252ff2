/**
 * `npm run deploy`: migrates the remote database, then deploys the Worker, then the Pages project; in that order, so that no
 * code meets a database older than itself. `--dry-run` needs no account: it builds both as they would go out and prints their sizes.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildWeb, WEB_BUILD_DIR } from "./build";
import { command } from "./command";
import { runTool, showTool } from "./run-tool";
import { ROOT } from "./settings";

const PAGES_PROJECT = "avafirst-web";
const DEPLOY_WORKER = ["deploy", "--minify"];

await command(async () => {
  await buildWeb();
  if (process.argv.includes("--dry-run")) await rehearse();
  else await deploy();
});

async function deploy() {
  const pages = ["pages", "deploy", "build/client", "--project-name", PAGES_PROJECT];
  await show(["d1", "migrations", "apply", "DB", "--remote"]);
  await show(DEPLOY_WORKER);
  // Run in web/, where wrangler finds functions/ and the project's own wrangler.toml.
  await show([...pages, "--cwd", join(ROOT, "web"), "--branch", "main"]);
}

async function show(args: string[]) {
  const code = await showTool("wrangler", args);
  if (code !== 0) throw new Error(`wrangler ${args.join(" ")} ended with ${code}; nothing after it was deployed`);
}

async function rehearse() {
  const out = mkdtempSync(join(tmpdir(), "avafirst-deploy-"));
  try {
    await runTool("wrangler", [...DEPLOY_WORKER, "--dry-run", "--outdir", join(out, "api")]);
    await runTool("wrangler", [
      "pages",
      "functions",
      "build",
      "--cwd",
      join(ROOT, "web"),
      "--outdir",
      join(out, "pages"),
      "--minify",
    ]);
    const migrations = readdirSync(join(ROOT, "migrations")).filter((name) => name.endsWith(".sql"));
    console.log(`Migrations      ${migrations.join(", ")}`);
    console.log(`Worker          ${sizeOf(join(out, "api"))}`);
    console.log(`Pages function  ${sizeOf(join(out, "pages"))}`);
    console.log(`Pages assets    ${sizeOf(join(WEB_BUILD_DIR, "client"))}`);
    console.log("Dry run: nothing was deployed.");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function sizeOf(directory: string): string {
  const files = readdirSync(directory, { recursive: true })
    .map((name) => join(directory, name.toString()))
    .filter((path) => statSync(path).isFile() && !/\.(map|md)$/.test(path));
  const contents = files.map((path) => readFileSync(path));
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  const total = contents.reduce((sum, content) => sum + content.length, 0);
  const gzip = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  return `${files.length} ${files.length === 1 ? "file" : "files"}, ${kB(total)}, ${kB(gzip)} gzip`;
}
