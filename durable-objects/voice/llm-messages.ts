import type { CallLanguage, Line, ThinkRequest, UsedTool } from "../../receptionist/conversation/brain";
import { instructions } from "../../receptionist/conversation/instructions";
import { wallClockAt } from "../../receptionist/opening/wall-clock";
import type { CallOptions } from "./llm-model";

type Message = CallOptions["prompt"][number];

/** Earlier tool uses that are still told: what a caller refers to is in the last few. */
const EARLIER_TOOLS = 12;

/**
 * The call so far, as chat messages: instructions, what was said, and what tools answered. Strict endpoints want the caller
 * to begin, the two to take turns, and somebody other than Ava to have the last word: what the telephone itself has to
 * say stands in brackets for that.
 */
export const messagesFor = (request: ThinkRequest): Message[] => {
  const { brief, nowMs, language, cue, history, earlierTools, tools, saidInTurn } = request;
  const notes = NOTES[language];
  const lines = inTurns(history);
  const isSpokenTo = lines.at(-1)?.role === "caller";
  const before = isSpokenTo ? lines.slice(0, -1) : lines;
  const last = isSpokenTo ? lines.slice(-1) : [];
  return [
    { role: "system", content: instructions(brief, nowMs, language) },
    ...(before[0]?.role === "ava" ? [said("caller", notes.begun)] : []),
    ...before.map(({ role, text }) => said(role, text)),
    ...toolRound("", earlierTools.slice(-EARLIER_TOOLS), brief.timeZone),
    ...last.map(({ role, text }) => said(role, text)),
    ...(cue === "transfer-failed"
      ? [said("caller", notes.transferFailed)]
      : isSpokenTo
        ? []
        : [said("caller", notes.silent)]),
    ...toolRound(saidInTurn, tools, brief.timeZone),
    ...(saidInTurn !== "" && tools.length === 0 ? [said("ava", saidInTurn), said("caller", notes.goOn)] : []),
  ];
};

const NOTES: Record<CallLanguage, Record<"begun" | "transferFailed" | "silent" | "goOn", string>> = {
  fr: {
    begun: "[L'appel commence.]",
    transferFailed:
      "[Personne n'a répondu au transfert. La personne est de nouveau avec vous : proposez de prendre un message.]",
    silent: "[À vous.]",
    goOn: "[Poursuivez sans rien répéter.]",
  },
  en: {
    begun: "[The call begins.]",
    transferFailed: "[Nobody answered the transfer. The caller is back with you: offer to take a message.]",
    silent: "[Your turn.]",
    goOn: "[Go on without repeating anything.]",
  },
};

const said = (role: Line["role"], text: string): Message =>
  role === "caller"
    ? { role: "user", content: [{ type: "text", text }] }
    : { role: "assistant", content: [{ type: "text", text }] };

/** Lines in a row of one speaker are one message. */
const inTurns = (history: Line[]): Line[] => {
  const turns: Line[] = [];
  for (const { role, text } of history) {
    if (text.trim() === "") continue;
    const last = turns.at(-1);
    if (last?.role === role) turns.splice(-1, 1, { role, text: `${last.text}\n${text}` });
    else turns.push({ role, text });
  }
  return turns;
};

/** What was asked of tools, and what each answered. */
const toolRound = (text: string, tools: UsedTool[], timeZone: string): Message[] =>
  tools.length === 0
    ? []
    : [
        {
          role: "assistant",
          content: [
            ...(text === "" ? [] : [{ type: "text" as const, text }]),
            ...tools.map(({ id, name, arguments: input }) => ({
              type: "tool-call" as const,
              toolCallId: id,
              toolName: name,
              input,
            })),
          ],
        },
        {
          role: "tool",
          content: tools.map((tool) => ({
            type: "tool-result" as const,
            toolCallId: tool.id,
            toolName: tool.name,
            output: { type: "json" as const, value: answerOf(tool, timeZone) },
          })),
        },
      ];

/** What a tool answered, with its slots as the tools take them: on the business's wall clock. Nobody's number is in it. */
const answerOf = ({ result }: UsedTool, timeZone: string) => ({
  ok: result.ok,
  say: result.say,
  ...(result.service !== undefined && { service: result.service }),
  ...(result.slots && { slots: result.slots.map((slotMs) => localTime(slotMs, timeZone)) }),
});

/** "2026-11-24T14:30". */
const localTime = (atMs: number, timeZone: string): string => {
  const { date, minute } = wallClockAt(atMs, timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
