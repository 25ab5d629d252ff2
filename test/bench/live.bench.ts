/**
 * `npm run bench live`: how long after a verified webhook each viewer has the frame, beside the floor in the same run.
 * Prints verdicts and asserts none: a busy machine is no broken product.
 */
import { loadavg } from "node:os";
import { buildAll } from "../../dev/build";
import { compare, type Samples, type Scenario } from "./live/compare";
import { floorSide, productSide } from "./live/sides";
import { startServers } from "./live/start-servers";
import { percentile, printTable } from "./table";

const BUDGET = { p50: 1.5, p95: 2 };

await buildAll();
const servers = await startServers();
try {
  const floors = { bare: floorSide(servers, { kept: false }), kept: floorSide(servers, { kept: true }) };
  const direct = productSide(servers, servers.apiOrigin);
  const throughPages = productSide(servers, servers.appOrigin);
  const partials = productSide(servers, servers.apiOrigin, { final: false });
  const scenarios: Record<string, Scenario> = {
    "1 viewer": { ours: direct, viewers: 1, calls: 1, rounds: 15 },
    "20 viewers": { ours: direct, viewers: 20, calls: 1, rounds: 6 },
    "200 viewers": { ours: direct, viewers: 200, calls: 1, rounds: 2 },
    "50 calls at once, 1 viewer each": { ours: direct, viewers: 1, calls: 50, rounds: 2 },
    "partials, 9 a second, 1 viewer": { ours: partials, viewers: 1, calls: 1, rounds: 1, pauseMs: 110 },
    "through the Pages function, 1 viewer": { ours: throughPages, viewers: 1, calls: 1, rounds: 4 },
  };
  await compare({ ours: direct, viewers: 2, calls: 4, rounds: 4 }, floors);

  const rows: string[][] = [];
  for (const [name, scenario] of Object.entries(scenarios)) rows.push(row(name, await compare(scenario, floors)));
  printTable(
    ["milliseconds, p50 / p95", "frames", "floor", "floor, kept", "ours", "÷ floor", "÷ kept", "budget"],
    rows,
  );
  console.log(`
floor: a bare Worker with a broadcasting object. floor, kept: the same, one row written before it sends.
Budget: p50 ≤ ${BUDGET.p50}× and p95 ≤ ${BUDGET.p95}× the floor. Load average at the end: ${loadavg()[0]?.toFixed(1)}.`);
} finally {
  await servers.stop();
}

function row(name: string, samples: Samples): string[] {
  const at = (side: keyof Samples) => [0.5, 0.95].map((share) => percentile(samples[side], share));
  const over = (side: "bare" | "kept") => {
    const floor = at(side);
    return at("ours").map((value, index) => value / (floor[index] ?? Number.NaN));
  };
  const [p50 = Number.NaN, p95 = Number.NaN] = over("bare");
  return [
    name,
    String(samples.ours.length),
    ...(["bare", "kept", "ours"] as const).map((side) => pair(at(side), "")),
    pair(over("bare"), "×"),
    pair(over("kept"), "×"),
    p50 <= BUDGET.p50 && p95 <= BUDGET.p95 ? "within" : "BEYOND",
  ];
}

function pair(values: number[], unit: string): string {
  return values.map((value) => `${value.toFixed(2)}${unit}`).join(" / ");
}
