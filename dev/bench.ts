/** `npm run bench`: runs each test/bench/*.ts, or the ones named (`npm run bench live`). */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { showTool } from "./run-tool";
import { ROOT } from "./settings";

const directory = join(ROOT, "test", "bench");
const known = existsSync(directory)
  ? readdirSync(directory)
      .filter((file) => file.endsWith(".bench.ts"))
      .map((file) => file.replace(/\.bench\.ts$/, ""))
      .sort()
  : [];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. Known: ${known.join(", ") || "none"}.`);
  process.exit(1);
}

let failures = 0;
for (const name of named.length > 0 ? named : known) {
  console.log(`\n# ${name}\n`);
  failures += (await showTool("node", ["--import", "tsx", join(directory, `${name}.bench.ts`)])) === 0 ? 0 : 1;
}
process.exit(failures === 0 ? 0 : 1);
