/**
 * Stands in the bundle for `zod/v4/core` (wrangler.toml, `alias`). hono-openapi's helper would import all of it, with zod's
 * messages in fifty languages, to convert schemas: `document.ts` gives it our own converter, so that import never runs.
 */
export function toJSONSchema(): never {
  throw new Error("Schemas are converted in worker/http/document.ts");
}
