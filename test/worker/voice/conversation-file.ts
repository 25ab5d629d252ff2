import * as z from "zod";
import { STAFF_OUTCOMES } from "../../../dev/fakes/twilio/voice/dial";
import { BAD_FRAMES } from "../../../dev/fakes/twilio/voice/script";
import { Timer } from "../../../receptionist/conversation/input.schema";
import { Industry } from "../../../receptionist/profile.schema";

const LocalTime = z.iso.datetime({ local: true });

/** What a conversation starts from: the lines above the first rule of its file. */
const Header = z.strictObject({
  trade: Industry,
  language: z.enum(["fr", "en"]),
  /** The caller's number, E.164. */
  from: z.string().optional(),
  /** When the call is, on the clock of the business. */
  at: LocalTime.default("2037-11-24T10:00"),
  /** What differs from the trade's preset. */
  profile: z.record(z.string(), z.unknown()).default({}),
  /** What `PUT /phone-numbers/:id/configure` takes, where the line differs from a new one. */
  line: z.record(z.string(), z.unknown()).default({}),
  /** What becomes of the telephones that are rung, by number. */
  staff: z.record(z.string(), z.enum(STAFF_OUTCOMES)).default({}),
  /** Appointments that are in the calendar already: a start, and whole minutes. */
  busy: z.array(z.tuple([LocalTime, z.int()])).default([]),
});
export type Header = z.infer<typeof Header>;

const Quoted = z.string().regex(/^".+"$/);

/** What a caller, or the world around the call, does next. */
const ACTIONS = {
  /** Cuts in when Ava's words were heard up to these, and says something or only coughs. */
  "interrupts after": Quoted,
  /** Begins a sentence: the rest does not come. */
  begins: Quoted,
  keys: z.string().regex(/^[\d#*]+$/),
  /** Nothing is done until this moment of the conversation has come. */
  waits: Timer,
  /** Hears Ava out before what comes next. */
  listens: z.literal(""),
  "line drops": z.literal(""),
  "room evicted": z.literal(""),
  "bad frame": z.string().refine((kind) => Object.hasOwn(BAD_FRAMES, kind)),
  /** Somebody else books: a start, and whole minutes. */
  "taken meanwhile": z.string().regex(/^\S+ \d+$/),
  "hangs up": z.literal(""),
} as const;
type ActionName = keyof typeof ACTIONS;
const isAction = (name: string): name is ActionName => Object.hasOwn(ACTIONS, name);

/** One line of the caller's side. `say`: words, after Ava's or, with an interruption, over them. */
export type Move = { line: string; action: ActionName | null; with: string; say: string };

export type Script = { title: string; head: string; header: Header; moves: Move[] };

const RULE = "\n----\n";

/** Reads the caller's side of a conversation; Ava's, and the facts, are what the test finds out and compares. */
export function readConversation(text: string): Script {
  const [head = "", talk = ""] = text.split(/^----\n?/m).map((part) => part.trimEnd());
  const [title = "", ...settings] = head.split("\n");
  const header = Header.parse(Object.fromEntries(settings.filter((line) => line !== "").map(readSetting)));
  const moves = talk.split("\n").flatMap((line) => readMove(line));
  return { title, head, header, moves };
}

/** The whole file again, with what Ava said and what came of it. */
export const writeConversation = ({ head }: Script, talk: string[], facts: string[]): string =>
  `${[head, talk.join("\n"), facts.join("\n")].join(RULE)}\n`;

function readSetting(line: string): [string, unknown] {
  const [, key = "", value = ""] = line.match(/^(\w+): (.+)$/) ?? [];
  if (key === "") throw new Error(`Not a setting: ${line}`);
  return [key, /^[[{]/.test(value) ? JSON.parse(value) : value];
}

function readMove(line: string): Move[] {
  if (line === "" || line.startsWith("ava: ") || line.startsWith("line: ")) return [];
  const [, said] = line.match(/^caller: (.+)$/) ?? [];
  if (said !== undefined) return [{ line, action: null, with: "", say: said }];
  const [, inside = "", say = ""] = line.match(/^\[(.+?)\](?: (.+))?$/) ?? [];
  const name = Object.keys(ACTIONS).find((each) => inside === each || inside.startsWith(`${each} `));
  if (name === undefined || !isAction(name)) throw new Error(`Not a move: ${line}`);
  const given = ACTIONS[name].parse(inside.slice(name.length).trim());
  return [{ line, action: name, with: given.replace(/^"|"$/g, ""), say }];
}
