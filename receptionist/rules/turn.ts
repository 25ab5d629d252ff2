import type { CallLanguage, ThinkRequest, Thought, UsedTool } from "../conversation/brain";
import { withoutRepeats } from "../conversation/repeats";
import type { ToolInput, ToolName, ToolResult } from "../tools/tool";
import type { Form, RulesMemory } from "./memory.schema";
import { type Sentences, sentencesFor } from "./sentences";

/** A tool that an answer needs. */
export type Wish = { [N in ToolName]: { name: N; arguments: ToolInput<N> } }[ToolName];

/**
 * An answer, told from its beginning each time. It yields what tools it needs and goes on with their results: a run whose tools
 * are not answered yet ends there, and the next one goes through the same steps with the results at hand.
 */
export type Script<T = void> = Generator<Wish[], T, ToolResult[]>;

/** What an answer is made from. `memory` and `said` are its draft. */
export type Turn = {
  request: ThinkRequest;
  language: CallLanguage;
  memory: RulesMemory;
  said: string[];
};

export const wordsOfTurn = ({ request, language }: Turn): Sentences => sentencesFor(request.brief.profile, language);

export const say = (turn: Turn, ...sentences: string[]): void => {
  turn.said.push(...sentences);
};

/** What she said last; empty before her first words. */
export const lastOfAva = ({ request }: Turn): string =>
  request.history.findLast(({ role }) => role === "ava")?.text ?? "";

/** Asks what else there is, in fewer words when it was asked just before. */
export const offerMore = (turn: Turn): void => {
  const words = wordsOfTurn(turn);
  const last = lastOfAva(turn);
  const isRepeated = last.includes(words.anythingElse) || last.includes(words.anythingElseShort);
  turn.memory.asked = "anything-else";
  say(turn, isRepeated ? words.anythingElseShort : words.anythingElse);
};

export function* use(turn: Turn, wish: Wish): Script<ToolResult> {
  const [result] = yield [wish];
  return result ?? { ok: false, say: wordsOfTurn(turn).failedTool };
}

/**
 * Goes as far as the results at hand allow. The memory of an unfinished answer is the one it began with. Of a call that a model
 * had ended before it failed, nothing more is wanted.
 */
export const play = (request: ThinkRequest, memory: RulesMemory, script: (turn: Turn) => Script): Thought[] => {
  const turn: Turn = { request, language: request.language, memory: structuredClone(memory), said: [] };
  const steps = script(turn);
  const unread = [...request.tools];
  let step = steps.next();
  while (!step.done) {
    const asked = step.value.map((wish) => ({ wish, result: takeResult(wish, unread, request.earlierTools) }));
    const missing = asked.filter(({ result }) => result === null).map(({ wish }) => wish);
    const ended = missing.length > 0 ? endedByModel(request, unread) : undefined;
    if (ended)
      return [...texts({ request, said: [ended.result.say] }), { type: "memory", memory: { ...memory, form: null } }];
    if (missing.length > 0) return [...texts(turn), ...tools(missing, request), { type: "memory", memory }];
    step = steps.next(asked.flatMap(({ result }) => (result === null ? [] : [result])));
  }
  return [...texts(turn), { type: "memory", memory: turn.memory }];
};

const endedByModel = ({ cue }: ThinkRequest, unread: UsedTool[]): UsedTool | undefined =>
  cue === "take-over" ? unread.find(({ name, result }) => result.ok && name === "end_call") : undefined;

/** What is done is done: a promise that was withdrawn after its tool had run is not carried out twice. */
export const LASTING: ReadonlySet<ToolName> = new Set(["book_appointment", "request_appointment", "take_message"]);

const takeResult = (wish: Wish, unread: UsedTool[], earlier: UsedTool[]): ToolResult | null => {
  const same = (used: UsedTool): boolean => used.name === wish.name && sameArguments(wish, used);
  const at = unread.findIndex(same);
  const [found] = at < 0 ? [] : unread.splice(at, 1);
  if (found) return found.result;
  return LASTING.has(wish.name) ? (earlier.find((used) => used.result.ok && same(used))?.result ?? null) : null;
};

const sameArguments = (wish: Wish, used: UsedTool): boolean =>
  Object.entries(wish.arguments).every(([key, value]) => {
    const understood = used.arguments[key];
    return typeof value === "string" ? value.trim() === understood : value === undefined || value === understood;
  });

const texts = ({ request, said }: Pick<Turn, "request" | "said">): Thought[] =>
  said
    .map((sentence) => withoutRepeats(request.saidInTurn, sentence).trim())
    .filter((sentence, index, all) => sentence !== "" && all.indexOf(sentence) === index)
    .map((sentence) => ({ type: "text", text: `${sentence} ` }));

const tools = (wishes: Wish[], { earlierTools, tools: current }: ThinkRequest): Thought[] =>
  wishes.map(({ name, arguments: given }, index) => ({
    type: "tool",
    id: `r${earlierTools.length + current.length + index}`,
    name,
    arguments: Object.fromEntries(
      Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  }));

/** The form under way with some of its answers filled in. */
export const fill = (turn: Turn, answers: Partial<Form>): void => {
  if (turn.memory.form) turn.memory.form = { ...turn.memory.form, ...answers };
};
