import type { Order } from "./live-control";
import { endOfCall, openAiFormat, type Said } from "./report";
import type { Script } from "./script";
import { type AssistantBody, type Call, DEFAULT_SERVER_MESSAGES, type PhoneNumber } from "./wire";
import type { FunctionTool } from "./wire-parts";

/** A server message. Its own fields beside those that every message has. */
export type ServerMessage = { type: string; timestamp: number; [field: string]: unknown };
export type TimedMessage = { atMs: number; message: ServerMessage };

export type CallContext = {
  call: Call;
  /** Who speaks for the business; its id when it is a saved assistant. */
  assistant: AssistantBody & { id?: string };
  phoneNumber: PhoneNumber | null;
  /** When the script began, epoch milliseconds. */
  originMs: number;
  /** 1 is the pace of speech, 4 is four times faster. */
  speed: number;
  /** What our server has answered so far, by tool call. */
  toolResults: Record<string, string>;
  /** What the call was told from outside so far, in order. */
  orders?: readonly Order[];
};

/** Milliseconds at speed 1. */
const PACE = {
  ring: 700,
  pickUp: 2_200,
  firstWord: 500,
  word: 270,
  final: 150,
  betweenTurns: 600,
  toolPause: 900,
  hang: 1_800,
  hangUp: 700,
  analysis: 1_500,
  refusal: 400,
} as const;

/**
 * Every server message of a scripted call, in order, the ones that this assistant does not ask for included.
 * Pure: the same context gives the same messages, and an answered tool changes no time and no number of messages. An order
 * changes none before its position.
 */
export function timeline(script: Script, context: CallContext): TimedMessage[] {
  const { assistant, originMs, speed, toolResults, orders = [] } = context;
  const messages: TimedMessage[] = [];
  const said: Said[] = [];
  let call = context.call;
  let clock = 0;
  let startedAtMs: number | null = null;
  let turn = -1;
  let toolCount = 0;

  const at = () => Math.round(clock / speed);
  const epoch = () => originMs + at();
  const send = (type: string, fields: object) => {
    const { phoneNumber } = context;
    const message = {
      timestamp: epoch(),
      type,
      call,
      assistant,
      ...(phoneNumber && { phoneNumber }),
      customer: call.customer,
      ...fields,
    };
    messages.push({ atMs: at(), message });
  };
  const status = (next: Call["status"], fields: object = {}) => {
    call = { ...call, status: next };
    send("status-update", { status: next, ...fields });
  };
  const secondsFromStart = () => (startedAtMs === null ? 0 : (epoch() - startedAtMs) / 1000);

  const given = orders.map((order) => ({ ...order, isDone: false }));
  const isDue = ({ position }: Order) => messages.length >= position;
  /** What ends the conversation before its script does: at once, in mid-sentence. */
  const cutBy = () => given.find((order) => order.body.type !== "say" && isDue(order))?.body ?? null;

  /** Partials grow word by word, then the final; the conversation so far follows it. */
  const speak = (
    role: "assistant" | "user",
    text: string,
    options: { interrupts?: boolean; interrupted?: boolean; isLast?: boolean },
  ) => {
    turn += 1;
    const who = role === "assistant" ? { assistantId: assistant.id, assistantName: assistant.name } : {};
    send("speech-update", { status: "started", role, turn });
    if (options.interrupts) send("user-interrupted", { turnId: `turn_${turn - 1}` });
    clock += PACE.firstWord;
    const begin = { time: epoch(), secondsFromStart: secondsFromStart() };
    const words = text.split(" ");
    for (let count = 1; count <= words.length; count += 1) {
      if (!options.isLast && cutBy()) return;
      const transcript = words.slice(0, count).join(" ");
      send("transcript", { role, transcriptType: "partial", transcript, ...who });
      clock += PACE.word;
    }
    clock += PACE.final;
    send("speech-update", { status: "stopped", role, turn });
    send("transcript", { role, transcriptType: "final", transcript: text, ...who });
    const spoken = { message: text, ...begin, endTime: epoch(), duration: epoch() - begin.time };
    said.push(role === "assistant" ? { role: "bot", ...spoken, source: "" } : { role: "user", ...spoken });
    conversation();
    clock += options.interrupted ? 0 : PACE.betweenTurns;
  };
  const conversation = () =>
    send("conversation-update", { messages: [...said], messagesOpenAIFormatted: openAiFormat(said) });

  /** Says the lines that were given meanwhile. */
  const sayGiven = () => {
    for (const order of given) {
      if (order.isDone || order.body.type !== "say" || !isDue(order) || cutBy()) continue;
      order.isDone = true;
      speak("assistant", order.body.content, {});
    }
  };

  const callTool = (name: string, given: Record<string, string>) => {
    const tool = functionTool(assistant, name);
    if (!tool) return;
    const number = call.customer.number;
    const filled = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, value.replace("{customer}", number)]),
    );
    const id = `call_${call.id.slice(0, 8)}_${toolCount}`;
    toolCount += 1;
    const toolCall = { id, type: "function", function: { name, arguments: JSON.stringify(filled) } };
    send("tool-calls", { toolCallList: [toolCall], toolWithToolCallList: [{ ...tool, toolCall }] });
    const when = { time: epoch(), secondsFromStart: secondsFromStart() };
    said.push({ role: "tool_calls", message: "", toolCalls: [toolCall], ...when });
    said.push({ role: "tool_call_result", toolCallId: id, name, result: toolResults[id] ?? "", ...when });
    clock += PACE.toolPause;
  };

  if (call.type === "outboundPhoneCall") {
    status("queued");
    clock += script.answered ? PACE.ring : PACE.refusal;
  }
  if (script.answered || RINGS.has(script.endedReason)) {
    status("ringing");
    clock += PACE.pickUp;
  }
  if (script.answered) {
    startedAtMs = epoch();
    call = { ...call, startedAt: new Date(startedAtMs).toISOString() };
    status("in-progress");
    send("assistant.started", { newAssistant: assistant });
    said.push(...systemLine(assistant, startedAtMs));
    if (assistant.firstMessage && assistant.firstMessageMode !== "assistant-waits-for-user") {
      speak("assistant", assistant.firstMessage, {});
    }
    sayGiven();
    script.steps.forEach((step, index) => {
      if (cutBy()) return;
      const next = script.steps[index + 1];
      if ("ava" in step) speak("assistant", step.ava, { interrupted: next !== undefined && "interrupts" in next });
      else if ("caller" in step) speak("user", step.caller, { interrupts: step.interrupts === true });
      else if ("tool" in step) callTool(step.tool, step.arguments);
      else {
        send("hang", {});
        clock += PACE.hang;
      }
      sayGiven();
    });
    if (!cutBy()) clock += PACE.hangUp;
  }
  const cut = startedAtMs === null ? null : cutBy();
  const ending = endingOf(script, cut);
  if (cut?.type === "transfer") {
    if (cut.content) speak("assistant", cut.content, { isLast: true });
    status("forwarding", { destination: cut.destination });
    clock += PACE.pickUp;
  }
  const ended = endOfCall({ script: ending, call, assistant, said, startedAtMs, endedAtMs: epoch() });
  const { endedReason, endedAt, cost } = ended;
  call = { ...call, endedReason, endedAt, cost };
  status("ended", { endedReason });
  clock += PACE.analysis;
  send("end-of-call-report", ended);
  return messages;
}

/** How a call ends that was cut off: what its script found was never said. Vapi's word for `end-call` is not confirmed. */
function endingOf(script: Script, cut: Order["body"] | null): Script {
  if (!cut) return script;
  const endedReason = cut.type === "transfer" ? "assistant-forwarded-call" : "manually-canceled";
  return { ...script, endedReason, summary: "", findings: {} };
}

const RINGS = new Set(["customer-did-not-answer", "customer-busy", "voicemail"]);

const systemLine = ({ model }: AssistantBody, time: number): Said[] => {
  const prompt = model?.messages?.find(({ role }) => role === "system")?.content;
  return prompt ? [{ role: "system", message: prompt, time, secondsFromStart: 0 }] : [];
};

const functionTool = ({ model }: AssistantBody, name: string): FunctionTool | undefined =>
  model?.tools?.flatMap((tool) => (tool.type === "function" ? [tool] : [])).find((tool) => tool.function.name === name);

const FINAL_ONLY = 'transcript[transcriptType="final"]';

/** The message as this assistant wants it, or null when its `serverMessages` do not name the type. */
export function asWanted(assistant: AssistantBody, message: ServerMessage): ServerMessage | null {
  const wanted: readonly string[] = assistant.serverMessages ?? DEFAULT_SERVER_MESSAGES;
  if (wanted.includes(message.type)) return message;
  const isFinal = message.type === "transcript" && message.transcriptType === "final";
  return isFinal && wanted.includes(FINAL_ONLY) ? { ...message, type: FINAL_ONLY } : null;
}

/** What Vapi posts for a scripted call, in order: exactly the types that the assistant asks for. */
export const callMessages = (script: Script, context: CallContext): TimedMessage[] =>
  timeline(script, context).flatMap(({ atMs, message }) => {
    const wanted = asWanted(context.assistant, message);
    return wanted ? [{ atMs, message: wanted }] : [];
  });
