import type { CallReport, ToolUse, Turn } from "../../durable-objects/call.schema";
import { VAPI_TOOLS } from "../../receptionist/tools/vapi-tools";
import type { Caller } from "./callers";
import type { Conversation, Lang, Line } from "./conversations/script";
import type { Random } from "./random";

/** A call as it was spoken. Times are milliseconds since the call started. */
export type Performance = { answeredMs: number; endedMs: number; turns: Turn[]; tools: ToolUse[] };

/** Milliseconds to say one character: Ava's voice is even, people vary. */
const AVA_PACE_MS = 62;
const CALLER_PACE_MS = { min: 60, max: 82 };

/** Plays a script: who speaks when, at the pace of a telephone, with the pauses that people leave. */
export const perform = (
  random: Random,
  { lang, outcome, lines }: Conversation,
  caller: Caller,
  greeting: string,
): Performance => {
  const script = lines(caller);
  const answeredMs = random.between(900, 2400);
  let clock = answeredMs + random.between(250, 500);
  const turns: Turn[] = [];
  const tools: ToolUse[] = [];

  for (const line of [opening(random, greeting, script), ...script]) {
    if (line.who === "tool") {
      clock += random.between(150, 400);
      tools.push({
        id: `tool_${tools.length + 1}`,
        name: line.name,
        arguments: line.arguments,
        result: VAPI_TOOLS[line.name].result[lang],
        atMs: clock,
      });
      clock += random.between(200, 500);
      continue;
    }
    const heardInFull = line.heard === undefined;
    clock += line.who === "ava" ? random.between(650, 1150) : wasCutShort(turns) ? 40 : random.between(450, 1500);
    const text = typeset(line.text, lang);
    const spoken = heardInFull ? text : typeset(line.heard ?? "", lang);
    const pace = line.who === "ava" ? AVA_PACE_MS : random.between(CALLER_PACE_MS.min, CALLER_PACE_MS.max);
    const endMs = clock + 300 + spoken.length * pace;
    turns.push({
      id: `turn_${turns.length + 1}`,
      role: line.who,
      text,
      final: true,
      ...(line.who === "caller" ? { lang } : {}),
      atMs: clock,
      endMs,
      ...(heardInFull ? {} : { heardText: spoken }),
    });
    clock = endMs;
  }
  const hangUp = outcome === "transferred" ? random.between(2500, 6000) : random.between(500, 1800);
  return { answeredMs, endedMs: clock + hangUp, turns, tools };
};

/** Some hang up during the greeting, and a few regulars speak over its end. */
const opening = (random: Random, greeting: string, script: Line[]): Line => {
  const sentences = greeting.split(/(?<=[.!?])\s+/u);
  const hungUp = script.length === 0;
  const cutShort = hungUp || (script[0]?.who === "caller" && random.next() < 0.08);
  if (!cutShort) return { who: "ava", text: greeting };
  return { who: "ava", text: greeting, heard: sentences.slice(0, hungUp ? random.between(1, 2) : -1).join(" ") };
};

const wasCutShort = (turns: Turn[]): boolean => turns.at(-1)?.heardText !== undefined;

/** Sentences start with a capital; in French, a no-break space keeps a sign with its word and a number with its unit. */
export const typeset = (text: string, lang: Lang): string => {
  const capitals = text.replaceAll(
    /(^|[.?!] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  if (lang === "en") return capitals;
  return capitals
    .replaceAll(/ (?=[?!;:»])/gu, "\u00a0")
    .replaceAll(/(?<=\d) (?=\d|h\b|€|%)|(?<=\d\u00a0h) (?=\d)/gu, "\u00a0");
};

/** What Vapi charges a minute for each part, in millionths of a dollar: about ten cents in all. */
const MICROS_PER_MINUTE = { transport: 8_000, transcriber: 10_200, model: 13_500, voice: 17_400, vapi: 50_000 };

/** The bill of a call, itemised as Vapi does. */
export const costOf = (random: Random, durationMs: number): CallReport["cost"] => {
  const lines = Object.entries(MICROS_PER_MINUTE).map(([item, rate]) => ({
    item,
    amountMicros: Math.round(((rate * durationMs) / 60_000) * (item === "model" ? 0.7 + random.next() * 0.6 : 1)),
    source: "vapi",
  }));
  return { amountMicros: lines.reduce((sum, line) => sum + line.amountMicros, 0), currency: "USD", lines };
};
