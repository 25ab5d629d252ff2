import { type Config, readConfig } from "./config";
import { type Db, openDb } from "./db";

/** What the domains stand on. Built for `fetch`, `queue` and `scheduled` alike; a function asks for the slice it uses. */
export type Services = {
  config: Config;
  db: Db;
  /** Session records by token hash: fast, at most 60 s stale. */
  sessions: KVNamespace;
  /** Public configuration and answers that may be 60 s old: nothing that is private to anybody. */
  cache: KVNamespace;
  recordings: R2Bucket;
  jobs: Queue;
  rooms: Env["CALL_ROOMS"];
  /** The live board of each organisation, by its id. */
  desks: Env["LIVE_DESKS"];
  /** Attempt budgets: one object for each thing that can be tried too often. */
  throttles: Env["THROTTLES"];
  /** Names the deployed version: what it keeps elsewhere, the next one does not read. */
  version: string;
  /** The only clock a domain reads. */
  now: () => Date;
  /** Keeps the Worker alive for what follows the answer. */
  waitUntil: (work: Promise<unknown>) => void;
};

export const createServices = (env: Env, context: Pick<ExecutionContext, "waitUntil">): Services => ({
  config: readConfig(env),
  db: openDb(env.DB),
  sessions: env.SESSIONS,
  cache: env.CACHE,
  recordings: env.RECORDINGS,
  jobs: env.JOBS,
  rooms: env.CALL_ROOMS,
  desks: env.LIVE_DESKS,
  throttles: env.THROTTLES,
  version: env.CF_VERSION_METADATA.id,
  now: () => new Date(),
  waitUntil: (work) => context.waitUntil(work),
});
