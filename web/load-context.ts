import type { AppLoadContext } from "@remix-run/cloudflare";

/** What the Pages project is given: see web/wrangler.toml. */
export type PagesEnv = {
  /** The API Worker, over the service binding. */
  API: Pick<Fetcher, "fetch">;
  /** "local" on a developer's machine. Absent in production. */
  ENVIRONMENT?: string;
};

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    env: PagesEnv;
    /** Names the visitor's request: the page, the API's answers and both logs speak of the same one. */
    requestId: string;
  }
}

/** What loaders and actions receive beside the request. */
export const loadContext = (env: PagesEnv): AppLoadContext => ({ env, requestId: crypto.randomUUID() });
