import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { ModuleDefinition } from "miniflare";

const MODULE_TYPES: Record<string, ModuleDefinition["type"]> = {
  ".js": "ESModule",
  ".mjs": "ESModule",
  ".wasm": "CompiledWasm",
  ".bin": "Data",
  ".txt": "Text",
};
const NOT_MODULES = new Set([".map", ".md", ".json"]);

/**
 * A folder that wrangler bundled, as the modules Miniflare runs: the entry first, then what it imports.
 *
 * @throws for a file of a kind that no bundle of ours holds. A `*.sql` there means that a table was imported without
 *   its `.ts` and has become a string.
 */
export function modulesOf(directory: string): ModuleDefinition[] {
  const names = readdirSync(directory)
    .filter((name) => !NOT_MODULES.has(extname(name)))
    .sort((a, b) => Number(extname(b) === ".js") - Number(extname(a) === ".js"));
  return names.map((name) => {
    const type = MODULE_TYPES[extname(name)];
    if (!type) throw new Error(`${join(directory, name)} is no module that a bundle of ours should hold`);
    return { type, path: join(directory, name) };
  });
}
