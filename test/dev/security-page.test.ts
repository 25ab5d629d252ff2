import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../dev/settings";
import { SECOND } from "../../worker/lib/time";
import { BUDGETS } from "../../worker/throttle/budgets";

const page = readFileSync(join(ROOT, "docs", "security.md"), "utf8");

const promises = [...page.matchAll(/`(test\/[\w./-]+\.ts)`: “([^”]+)”/g)].map(
  ([, file = "", title = ""]) => [file, title] as const,
);

test("the security page promises something of each chapter", () => {
  const chapters = new Set([...page.matchAll(/^\| (\d+)\.\d/gm)].map(([, chapter]) => chapter));
  expect([...chapters].sort()).toEqual(["10", "16", "6", "7", "8", "9"]);
  expect(promises.length).toBeGreaterThan(30);
});

test.for(promises)("%s still shows that %s", ([file, title]) => {
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(title);
});

/** As the page writes a time: `1 s`, `15 min`, `1 h`. */
function written(ms: number): string {
  const s = ms / SECOND;
  if (s % 3600 === 0) return `${s / 3600} h`;
  return s % 60 === 0 ? `${s / 60} min` : `${s} s`;
}

test("the budgets on the page are those of the code", () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+:[a-z-]+)` \| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, name, free, then, after]) => ({ name, free: Number(free), then, after }),
  );
  const expected = Object.entries(BUDGETS).map(([name, budget]) => {
    const delays: readonly number[] = "delaysMs" in budget ? budget.delaysMs : [];
    const [first, last] = [delays[0], delays.at(-1)];
    const then =
      first === undefined || last === undefined
        ? "until the window ends"
        : `${written(first)}, growing to ${written(last)}`;
    return { name, free: budget.free, then, after: written(budget.windowMs) };
  });
  expect(rows).toEqual(expected);
});
