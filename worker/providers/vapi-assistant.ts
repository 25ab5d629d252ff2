import * as z from "zod";
import { Sentiment } from "../../durable-objects/call.schema";
import { spokenGreeting } from "../../receptionist/greeting";
import type { ReceptionistProfile, SpokenLanguage, VoiceChoice } from "../../receptionist/profile.schema";
import { systemPrompt } from "../../receptionist/prompt";
import { VAPI_TOOLS } from "../../receptionist/tools/vapi-tools";
import { serverBody, shortName, type VapiServer } from "./vapi";

/** Each listed by name: Vapi's default list leaves out `transcript`, without which nothing is live. */
export const SERVER_MESSAGES = [
  "assistant.started",
  "status-update",
  "transcript",
  "speech-update",
  "user-interrupted",
  "hang",
  "tool-calls",
  "transfer-update",
  "end-of-call-report",
] as const;

const MAX_CALL_S = 900;
const OUTCOMES = ["booked", "transferred", "message-taken", "answered", "spam"] as const;

export type AssistantInput = {
  orgId: string;
  profileId: string;
  profile: ReceptionistProfile;
  server: VapiServer;
  /** E.164 of a person; null: there is nobody to transfer to, and Ava takes a message. */
  transferTo: string | null;
};

/** The Vapi assistant that one profile makes. Pure: the same profile gives the same body. */
export const assistantBody = ({ orgId, profileId, profile, server, transferTo }: AssistantInput) => ({
  name: shortName(`Ava · ${profile.businessName}`),
  // It says that Ava is an AI: it may not be cut short (AI Act, article 50).
  firstMessage: spokenGreeting(profile),
  firstMessageMode: "assistant-speaks-first" as const,
  firstMessageInterruptionsEnabled: false,
  model: {
    provider: "openai" as const,
    model: "gpt-4.1-mini" as const,
    temperature: 0.3,
    maxTokens: 250,
    messages: [{ role: "system" as const, content: systemPrompt(profile) }],
    tools: tools(profile.language, serverBody(server), transferTo),
  },
  voice: voice(profile.voice, profile.language),
  transcriber: {
    provider: "deepgram" as const,
    model: "nova-3" as const,
    language: profile.language,
    smartFormat: true,
  },
  // Vapi waits 1.5 s where it hears no full stop, which callers take for a dropped line; digits need more patience.
  startSpeakingPlan: {
    waitSeconds: 0.4,
    transcriptionEndpointingPlan: { onPunctuationSeconds: 0.1, onNoPunctuationSeconds: 0.8, onNumberSeconds: 1 },
  },
  serverMessages: [...SERVER_MESSAGES],
  server: serverBody(server),
  maxDurationSeconds: MAX_CALL_S,
  artifactPlan: {
    recordingEnabled: true,
    recordingFormat: "mp3" as const,
    transcriptPlan: { enabled: true, assistantName: "Ava", userName: "Caller" },
  },
  analysisPlan: {
    summaryPlan: { enabled: true },
    structuredDataPlan: {
      enabled: true,
      schema: {
        type: "object" as const,
        properties: {
          callerName: { type: "string" as const, description: "The caller's name, if it was said" },
          topic: { type: "string" as const, description: "What the call was about, in at most four words" },
          outcome: { type: "string" as const, enum: [...OUTCOMES], description: "How the call ended" },
          sentiment: {
            type: "string" as const,
            enum: [...Sentiment.options],
            description: "How the caller felt at the end",
          },
        },
        required: ["topic", "outcome"],
      },
    },
  },
  metadata: { orgId, profileId },
});

/** Turbo 2.5 is the one model of theirs that can be held to a language. */
const voice = ({ provider, voiceId }: VoiceChoice, language: SpokenLanguage) =>
  ({
    elevenlabs: { provider: "11labs" as const, voiceId, model: "eleven_turbo_v2_5" as const, language },
    azure: { provider: "azure" as const, voiceId },
  })[provider];

/** Said while a tool works or a call is handed on. Vapi's own fillers are English in every language. */
const ONE_MOMENT: Record<SpokenLanguage, string> = {
  fr: "Un instant, je vous prie.",
  en: "One moment, please.",
  es: "Un momento, por favor.",
  de: "Einen Moment, bitte.",
  it: "Un momento, per favore.",
};

/** The tools that our server carries out, as JSON Schema of the very schemas that will parse what comes back. */
const functionTools = (wait: string, server: ReturnType<typeof serverBody>) =>
  Object.entries(VAPI_TOOLS).map(([name, { description, parameters }]) => {
    const { properties = {}, required = [] } = z.toJSONSchema(parameters);
    return {
      type: "function" as const,
      messages: [{ type: "request-start" as const, content: wait }],
      server,
      function: { name, description, parameters: { type: "object" as const, properties, required } },
    };
  });

const tools = (language: SpokenLanguage, server: ReturnType<typeof serverBody>, transferTo: string | null) => [
  ...functionTools(ONE_MOMENT[language], server),
  ...(transferTo === null ? [] : [transferTool(transferTo, ONE_MOMENT[language])]),
  { type: "endCall" as const },
];

const transferTool = (number: string, message: string) => ({
  type: "transferCall" as const,
  destinations: [{ type: "number" as const, number, message }],
});
