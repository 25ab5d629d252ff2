import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as zod from "zod";
import { z } from "../../durable-objects/voice/llm-zod";

/** `import { z as z3 } from "zod/v4"`, and then `z3.string()`. */
function calledBy(path: string): string[] {
  const code = readFileSync(join("node_modules", path), "utf8");
  const imported = [...code.matchAll(/import \{ z(?: as (\w+))? \} from "zod\/v4"/g)].map(([, name]) => name ?? "z");
  return imported.flatMap((name) =>
    [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)\\(`, "g"))].map(([, called = ""]) => called),
  );
}

test("the bundle's zod has everything the AI SDK calls", () => {
  const called = calledBy("@ai-sdk/openai-compatible/dist/index.mjs");
  expect(called).toContain("looseObject");
  expect(Object.keys(z)).toEqual(expect.arrayContaining(called));
});

test("the bundle's zod is zod", () => {
  for (const [name, made] of Object.entries(z)) expect(made).toBe(Reflect.get(zod, name));
});
