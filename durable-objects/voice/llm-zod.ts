/**
 * Stands in the bundle for `zod/v4` (wrangler.toml, `alias`). The AI SDK imports `{ z }` from it, one object that holds all
 * of zod and its messages in fifty languages; here it holds what the SDK calls. test/dev/llm-zod.test.ts reads its code again.
 */
import * as zod from "zod";

export * from "zod";

export const z = {
  any: zod.any,
  array: zod.array,
  boolean: zod.boolean,
  enum: zod.enum,
  literal: zod.literal,
  looseObject: zod.looseObject,
  number: zod.number,
  object: zod.object,
  record: zod.record,
  string: zod.string,
  union: zod.union,
  unknown: zod.unknown,
};
