import { SpokenLanguage } from "../../../receptionist/profile.schema";
import type { Script } from "./script";
import { ENGLISH } from "./scripts/english";
import { FRENCH } from "./scripts/french";
import { OTHER_LANGUAGES } from "./scripts/others";
import type { AssistantBody } from "./wire";

/** A call in which nothing is said. `endedReason` is Vapi's word for why. */
export const unansweredCall = (name: string, endedReason: string): Script => ({
  name,
  language: "en",
  answered: false,
  steps: [],
  endedReason,
  summary: "",
  findings: {},
});

const UNANSWERED = [
  unansweredCall("no-answer", "customer-did-not-answer"),
  unansweredCall("busy", "customer-busy"),
  unansweredCall("voicemail", "voicemail"),
  unansweredCall("no-credit", "call.start.error-subscription-insufficient-credits"),
];

/** Every script that can be asked for by name. */
export const SCRIPTS: readonly Script[] = [...FRENCH, ...ENGLISH, ...OTHER_LANGUAGES, ...UNANSWERED];

/** The script of that name; `ended:<reason>` is a call that ends at once for that reason of Vapi's. */
export function scriptNamed(name: string): Script | null {
  const reason = name.match(/^ended:(.+)$/)?.[1];
  if (reason) return unansweredCall(name, reason);
  return SCRIPTS.find((script) => script.name === name) ?? null;
}

const FALLBACK: SpokenLanguage = "fr";

/** The conversation that suits an assistant: in its language, about its trade where its own words tell. */
export function scriptFor(assistant: AssistantBody): Script {
  const spoken = languageOf(assistant);
  const words = [
    assistant.name,
    assistant.firstMessage,
    ...(assistant.model?.messages ?? []).map(({ content }) => content),
  ].join("\n");
  const inLanguage = SCRIPTS.filter(({ language, answered }) => language === spoken && answered);
  const suited = inLanguage.find(({ suits }) => suits?.test(words)) ?? inLanguage.find(({ suits }) => !suits);
  if (!suited) throw new Error(`No script in ${spoken}`);
  return suited;
}

function languageOf({ transcriber, voice }: AssistantBody): SpokenLanguage {
  const named = transcriber?.language ?? voice?.language;
  const parsed = SpokenLanguage.safeParse(typeof named === "string" ? named.slice(0, 2) : undefined);
  return parsed.success ? parsed.data : FALLBACK;
}
