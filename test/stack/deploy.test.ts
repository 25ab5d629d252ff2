import { expect, test } from "vitest";
import { runTool } from "../../dev/run-tool";

test("a deployment can be rehearsed without an account", async () => {
  const output = await runTool("node", ["dev/bootstrap.mjs", "deploy", "--dry-run"], { CLOUDFLARE_API_TOKEN: "" });

  expect(output).toMatch(/^Migrations {2,}0000_init\.sql/m);
  expect(output).toMatch(/^Worker {2,}1 file, \d+ kB, \d+ kB gzip$/m);
  expect(output).toMatch(/^Pages function {2,}1 file, \d+ kB, \d+ kB gzip$/m);
  expect(output).toContain("Dry run: nothing was deployed.");
});
