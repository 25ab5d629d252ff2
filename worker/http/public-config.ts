import type * as z from "zod";
import { log } from "../lib/log";
import { MINUTE, SECOND } from "../lib/time";
import type { Services } from "../services";

/** KV's own least. */
const LIFE_S = MINUTE / SECOND;

/** For an answer that is the same for everybody who asks at this address in this language: any cache may keep it for a minute. */
export const FOR_EVERYBODY = { "Cache-Control": `public, max-age=${LIFE_S}`, Vary: "Accept-Language" } as const;

/**
 * What everybody is told alike, from KV; `make` writes it there where it is missing, for a minute. `key` names all that it depends
 * on besides the deployed version, and has few values: nothing that a visitor types. A KV that fails, or holds something else than
 * `schema` says, is as good as an empty one.
 */
export async function publicConfig<Schema extends z.ZodType>(
  { cache, version, waitUntil }: Pick<Services, "cache" | "version" | "waitUntil">,
  key: string,
  schema: Schema,
  make: () => z.output<Schema>,
): Promise<z.output<Schema>> {
  const name = `public:${version}:${key}`;
  const failed = (error: unknown) => log.error("cache.failed", { key, error });
  const kept = await cache.get(name, "json").catch(failed);
  const known = schema.safeParse(kept);
  if (known.success) return known.data;
  const made = make();
  waitUntil(cache.put(name, JSON.stringify(made), { expirationTtl: LIFE_S }).catch(failed));
  return made;
}
