/** Vite makes it: see vite.config.ts. Declared, so that types can be checked before anything is built. */
declare module "*/build/server" {
  import type { ServerBuild } from "@remix-run/cloudflare";

  export const { assets, assetsBuildDirectory, entry, future, isSpaMode, mode, publicPath, routes }: ServerBuild;
}
