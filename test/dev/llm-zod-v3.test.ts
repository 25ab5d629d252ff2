import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as standIn from "../../durable-objects/voice/llm-zod-v3";

test("of zod 3 the AI SDK imports no more than what the bundle puts in its place", () => {
  const code = readFileSync("node_modules/@ai-sdk/provider-utils/dist/index.mjs", "utf8");
  const imports = [...code.matchAll(/import ([^;]*?) from "zod\/v3"/g)].map(([, names = ""]) => names);
  expect(imports.length).toBeGreaterThan(0);
  for (const names of imports) expect(names).toMatch(/^\{\s*ZodFirstPartyTypeKind(?: as \w+)?\s*\}$/);
  expect(Object.keys(standIn)).toEqual(["ZodFirstPartyTypeKind"]);
});
