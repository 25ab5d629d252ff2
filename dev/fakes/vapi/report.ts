import type { Script } from "./script";
import type { AssistantBody, Call } from "./wire";

/** One item of Vapi's conversation. Times are epoch milliseconds. */
export type Said = {
  role: "system" | "bot" | "user" | "tool_calls" | "tool_call_result";
  message?: string;
  time: number;
  secondsFromStart: number;
  endTime?: number;
  duration?: number;
  source?: string;
  toolCalls?: object[];
  toolCallId?: string;
  name?: string;
  result?: string;
};

const OPEN_AI_ROLES = { system: "system", bot: "assistant", user: "user" } as const;

export const openAiFormat = (said: readonly Said[]) =>
  said.flatMap(({ role, message }) =>
    role === "system" || role === "bot" || role === "user"
      ? [{ role: OPEN_AI_ROLES[role], content: message ?? "" }]
      : [],
  );

type Ended = {
  script: Script;
  call: Call;
  assistant: AssistantBody;
  said: readonly Said[];
  /** Epoch milliseconds; null when nobody took the call. */
  startedAtMs: number | null;
  endedAtMs: number;
};

/** What Vapi knows of a call once it is over: the body of `end-of-call-report`, and what `GET /call/:id` then shows. */
export function endOfCall({ script, call, assistant, said, startedAtMs, endedAtMs }: Ended) {
  const minutes = startedAtMs === null ? 0 : (endedAtMs - startedAtMs) / 60_000;
  const costs = startedAtMs === null ? [] : costLines(minutes, said, assistant);
  const cost = rounded(costs.reduce((sum, line) => sum + line.cost, 0));
  return {
    endedReason: script.endedReason,
    ...(startedAtMs !== null && { startedAt: new Date(startedAtMs).toISOString() }),
    endedAt: new Date(endedAtMs).toISOString(),
    cost,
    costs,
    artifact: {
      messages: said,
      messagesOpenAIFormatted: openAiFormat(said),
      transcript: transcript(said, assistant),
      ...(isRecorded(assistant) && startedAtMs !== null && recording(call.id)),
    },
    analysis: analysis(script, assistant),
  };
}

export const isRecorded = (assistant: AssistantBody): boolean => assistant.artifactPlan?.recordingEnabled ?? true;

export const STORAGE_HOST = "storage.vapi.sim";

/** These addresses are private: without a signature the store answers 403. */
function recording(callId: string) {
  const combinedUrl = `https://${STORAGE_HOST}/${callId}-mono.wav`;
  return { recordingUrl: combinedUrl, recording: { mono: { combinedUrl } } };
}

function transcript(said: readonly Said[], assistant: AssistantBody): string {
  const { assistantName = "AI", userName = "User" } = assistant.artifactPlan?.transcriptPlan ?? {};
  const spoken = said.filter(({ role }) => role === "bot" || role === "user");
  return spoken.map(({ role, message }) => `${role === "bot" ? assistantName : userName}: ${message}\n`).join("");
}

function analysis(script: Script, { analysisPlan }: AssistantBody) {
  if (!script.answered) return {};
  const plan = analysisPlan?.structuredDataPlan;
  const wanted = Object.keys(plan?.schema?.properties ?? script.findings);
  const findings = Object.fromEntries(
    wanted.flatMap((name) => (script.findings[name] ? [[name, script.findings[name]]] : [])),
  );
  return {
    ...(analysisPlan?.summaryPlan?.enabled !== false && { summary: script.summary }),
    ...(plan?.enabled && { structuredData: findings }),
    ...(analysisPlan?.successEvaluationPlan?.enabled !== false && { successEvaluation: "true" }),
  };
}

/** US dollars, near what Vapi listed in 2026. */
const PRICES = { vapiMinute: 0.05, transportMinute: 0.014, speechToTextMinute: 0.0104, voiceCharacter: 0.00005 };
const MODEL_TOKEN = { prompt: 0.0000004, completion: 0.0000016 };
const CHARACTERS_PER_TOKEN = 4;

function costLines(minutes: number, said: readonly Said[], assistant: AssistantBody) {
  const length = (role: Said["role"]) =>
    said.filter((item) => item.role === role).reduce((sum, { message = "" }) => sum + message.length, 0);
  const characters = length("bot");
  const completionTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  const turns = said.filter(({ role }) => role === "bot").length;
  const promptTokens = Math.ceil(((length("system") + length("user")) / CHARACTERS_PER_TOKEN) * Math.max(turns, 1));
  const { model, voice, transcriber } = assistant;
  return [
    {
      type: "transport",
      provider: "twilio",
      minutes: rounded(minutes),
      cost: rounded(minutes * PRICES.transportMinute),
    },
    {
      type: "transcriber",
      transcriber: { provider: transcriber?.provider ?? "deepgram", model: transcriber?.model ?? "nova-3" },
      minutes: rounded(minutes),
      cost: rounded(minutes * PRICES.speechToTextMinute),
    },
    {
      type: "model",
      model: { provider: model?.provider ?? "openai", model: model?.model ?? "gpt-4.1-mini" },
      promptTokens,
      completionTokens,
      cost: rounded(promptTokens * MODEL_TOKEN.prompt + completionTokens * MODEL_TOKEN.completion),
    },
    {
      type: "voice",
      voice: { provider: voice?.provider ?? "vapi", voiceId: voice?.voiceId ?? "Elliot" },
      characters,
      cost: rounded(characters * PRICES.voiceCharacter),
    },
    { type: "vapi", subType: "normal", minutes: rounded(minutes), cost: rounded(minutes * PRICES.vapiMinute) },
  ];
}

const rounded = (amount: number): number => Math.round(amount * 10_000) / 10_000;
