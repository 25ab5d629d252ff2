import { join } from "node:path";
import { buildSync } from "esbuild";
import { Log, LogLevel, Miniflare, type ModuleDefinition, type WorkerOptions } from "miniflare";

const HOST = "127.0.0.1";

/** The bare broadcaster as Miniflare takes it. `beside`: modules that it is handed and never reads. */
export function floorWorker(beside: ModuleDefinition[] = []): WorkerOptions {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, "worker.ts")],
    bundle: true,
    format: "esm",
    external: ["cloudflare:workers"],
    write: false,
  });
  return {
    name: "floor",
    modules: [{ type: "ESModule", path: "floor.js", contents: outputFiles[0]?.text ?? "" }, ...beside],
    compatibilityDate: "2026-07-01",
    compatibilityFlags: ["nodejs_compat"],
    durableObjects: { ROOMS: { className: "FloorRoom", useSQLite: true } },
  };
}

/** Serves it as dev/stack.ts serves the product: workerd through Miniflare, on a socket of its own. */
export async function startFloor({ port, dataDir }: { port: number; dataDir: string }) {
  const miniflare = new Miniflare({
    host: HOST,
    port: 0,
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: () => {},
    defaultPersistRoot: join(dataDir, "floor"),
    workers: [{ ...floorWorker(), unsafeDirectSockets: [{ host: HOST, port }] }],
  });
  await miniflare.ready;
  return { origin: `http://${HOST}:${port}`, stop: () => miniflare.dispose() };
}
