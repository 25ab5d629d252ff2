import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import { WEB_BUILD_DIR } from "../../dev/build";
import { ROOT } from "../../dev/settings";

const Module = z.object({ module: z.string(), imports: z.array(z.string()).default([]) });
const Route = Module.extend({
  id: z.string(),
  parentId: z.string().optional(),
  path: z.string().optional(),
  index: z.boolean().optional(),
});
type Route = z.infer<typeof Route>;
const Manifest = z.object({ entry: Module, routes: z.record(z.string(), Route) });

/** Loaded by its path: its types are a browser's, which this program's are not. */
const Resources = z.object({
  namespacesAt: z.custom<(path: string) => readonly string[]>((value) => typeof value === "function"),
});

/** What a browser has downloaded when a page comes alive, in bytes after gzip. */
export type PageSize = {
  path: string;
  /** On top of what every page loads. */
  ownBytes: number;
  firstLoadBytes: number;
};

/**
 * JavaScript by page, the heaviest first: the modules that Remix's manifest names for it and for its layouts, and one language (the
 * longer), which entry.client.tsx awaits before it hydrates and the manifest does not know of. Not the manifest itself: a page carries
 * the part that is its own, and asks for the rest by and by (v3_lazyRouteDiscovery).
 */
export async function pageSizes(): Promise<PageSize[]> {
  const { namespacesAt } = Resources.parse(await import(join(ROOT, "web/app/i18n/resources.ts")));
  const assets = join(WEB_BUILD_DIR, "client", "assets");
  const names = readdirSync(assets);
  const manifestName = names.find((file) => /^manifest-.*\.js$/.test(file)) ?? "";
  const text = readFileSync(join(assets, manifestName), "utf8")
    .replace(/^window\.__remixManifest=/, "")
    .replace(/;\s*$/, "");
  const { entry, routes } = Manifest.parse(JSON.parse(text));
  const gzipped = memoized((file) => gzipSync(readFileSync(join(WEB_BUILD_DIR, "client", file))).length);
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzipped(file), 0);
  /** The longer of the two languages' files of one name. */
  const texts = (name: RegExp) => {
    const both = names.filter((file) => name.test(file));
    if (both.length !== 2) throw new Error(`Expected the texts of two languages, found ${both.join(", ") || "none"}`);
    return Math.max(...both.map((file) => gzipped(`/assets/${file}`)));
  };

  const { root } = routes;
  if (!root) throw new Error("The manifest lacks the root");
  const everywhere = filesOf([entry, root]);
  const shared = sum(everywhere) + texts(/^first-.*\.js$/);
  return Object.values(routes)
    .filter((route) => isPage(route, routes))
    .map((route) => {
      const chain = withLayouts(route, routes);
      const path = pathOf(chain);
      const own = [...filesOf(chain)].filter((file) => !everywhere.has(file));
      const said = new Set(namespacesAt(path));
      const ownBytes =
        sum(own) + [...said].reduce((total, name) => total + texts(new RegExp(`^${name}-(fr|en)-[^-]*`)), 0);
      return { path, ownBytes, firstLoadBytes: shared + ownBytes };
    })
    .sort((a, b) => b.firstLoadBytes - a.firstLoadBytes);
}

const filesOf = (modules: z.infer<typeof Module>[]) =>
  new Set(modules.flatMap(({ module, imports }) => [module, ...imports]));

/** A page has an address of its own, and no index page that stands for it. */
const isPage = ({ id, path, index }: Route, routes: Record<string, Route>) =>
  (index === true || path !== undefined) &&
  id !== "root" &&
  path !== "*" &&
  !Object.values(routes).some((other) => other.parentId === id && other.index === true);

function withLayouts(route: Route, routes: Record<string, Route>): Route[] {
  const layout = route.parentId === undefined ? undefined : routes[route.parentId];
  return layout ? [...withLayouts(layout, routes), route] : [route];
}

const pathOf = (chain: Route[]) => `/${chain.flatMap(({ path }) => path || []).join("/")}`;

function memoized(read: (key: string) => number): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
