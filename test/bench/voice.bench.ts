/**
 * `npm run bench voice`: how long a caller waits for Ava's first word, from the words on the socket to the first token on it,
 * with the rules as her brain, beside the floor in the same run. Prints verdicts and asserts none.
 */
import { loadavg } from "node:os";
import { buildAll } from "../../dev/build";
import { startServers } from "./live/start-servers";
import { percentile, printTable } from "./table";
import { avaLine, floorLine, type Line } from "./voice/line";
import { importLine } from "./voice/number";

/** DESIGN.md, section 7: milliseconds that the answer's p95 may lie above the floor's. */
const BUDGET_MS = 10;
/** Between two questions: a room takes no more frames in a second than a conversation ever has (frame-limit.ts). */
const BREATH_MS = 25;
const QUESTIONS = [
  "Bonjour, quels sont vos horaires ?",
  "Combien coûte un détartrage ?",
  "Quelle est votre adresse ?",
  "Vous êtes ouverts samedi ?",
  "Je voudrais un rendez-vous mardi matin pour un détartrage.",
  "En fait non, laissez. Combien coûte une couronne ?",
];

type Kind = "bare" | "kept" | "ava";
const KINDS: Kind[] = ["bare", "kept", "ava"];

await buildAll();
const servers = await startServers();
try {
  const number = await importLine(servers);
  const openLine = (kind: Kind): Promise<Line> =>
    kind === "ava" ? avaLine(servers, number) : floorLine(servers, { kept: kind === "kept" });

  /** Every conversation says the same thing at the same moment; the kinds take turns, so that noise hits all alike. */
  const measure = async (conversations: number, turns: number) => {
    const lines = { bare: [] as Line[], kept: [] as Line[], ava: [] as Line[] };
    for (const kind of KINDS)
      lines[kind] = await Promise.all(Array.from({ length: conversations }, () => openLine(kind)));
    const samples: Record<Kind, number[]> = { bare: [], kept: [], ava: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      const text = QUESTIONS[turn % QUESTIONS.length] ?? "";
      for (const kind of KINDS) samples[kind].push(...(await Promise.all(lines[kind].map((line) => line.say(text)))));
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
    for (const kind of KINDS) for (const line of lines[kind]) line.close();
    return samples;
  };

  await measure(4, 12);
  const rows: string[][] = [];
  for (const [name, conversations, turns] of [
    ["1 conversation", 1, 240],
    ["10 conversations at once", 10, 48],
    ["50 conversations at once", 50, 24],
  ] as const) {
    const samples = await measure(conversations, turns);
    const [p50, p95] = [0.5, 0.95].map((share) => (kind: Kind) => percentile(samples[kind], share));
    if (!p50 || !p95) continue;
    const aboveMs = p95("ava") - p95("bare");
    rows.push([
      name,
      String(samples.ava.length),
      ...KINDS.map((kind) => `${p50(kind).toFixed(2)} / ${p95(kind).toFixed(2)}`),
      `${(p50("ava") / p50("bare")).toFixed(1)}× / ${(p95("ava") / p95("bare")).toFixed(1)}×`,
      `+${aboveMs.toFixed(1)} ms`,
      `+${(p95("ava") - p95("kept")).toFixed(1)} ms`,
      aboveMs <= BUDGET_MS ? "within" : "BEYOND",
    ]);
  }
  printTable(
    [
      "milliseconds, p50 / p95",
      "answers",
      "floor",
      "floor, kept",
      "Ava (rules)",
      "÷ floor",
      "p95 above floor",
      "above kept",
      "budget",
    ],
    rows,
  );
  console.log(`
floor: a bare object that says back on its socket what it is told. floor, kept: the same, one row written before it speaks.
Budget: p95 ≤ ${BUDGET_MS} ms above the floor. Load average at the end: ${loadavg()[0]?.toFixed(1)}.`);
} finally {
  await servers.stop();
}
