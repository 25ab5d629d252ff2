/** `npm run migrate`: applies migrations/ to the local D1; with `--remote`, to the one that wrangler.toml names. */
import { showTool } from "./run-tool";
import { readSettings } from "./settings";

const target = process.argv.includes("--remote") ? ["--remote"] : ["--local", "--persist-to", readSettings().dataDir];
process.exit(await showTool("wrangler", ["d1", "migrations", "apply", "DB", ...target]));
