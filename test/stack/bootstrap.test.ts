import { expect, test } from "vitest";
import { runTool, ToolFailed } from "../../dev/run-tool";

test("a command that does not exist is said so", async () => {
  const failure = await runTool("node", ["dev/bootstrap.mjs", "strat"]).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ToolFailed);
  expect(failure).toMatchObject({ exitCode: 1, output: expect.stringContaining("There is no dev/strat.ts") });
});
