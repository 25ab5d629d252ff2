import * as z from "zod";
import type { ChatRequest, Message, Step } from "./wire";

/**
 * A model so small that it is the same every time: a keyword of the caller's last words chooses a declared tool, and
 * what the tool answered is said as it is. It asks for what a tool requires and nobody has said yet.
 */
export function think({ messages, tools = [], tool_choice }: ChatRequest): Step[] {
  const last = messages.at(-1);
  const language = languageOf(messages);
  if (last?.role === "tool") return [{ text: answersSince(messages).map(worded).join(" ") }];
  const declared = new Map(
    tools.map(({ function: { name, parameters } }) => [name, Parameters.parse(parameters ?? {})]),
  );
  const said = last?.role === "user" ? last.content : "";
  if (!said.trim()) return [{ text: PHRASES.greeting[language] }];
  if (tool_choice === "none") return [{ text: PHRASES.unknown[language] }];
  const forced = typeof tool_choice === "object" ? tool_choice.function.name : null;
  const asked = fieldAskedFor(messages);
  const earlier = messages.flatMap((message) => (message.role === "user" ? [message.content] : [])).slice(0, -1);
  // The answer to a question of its own belongs to what the question was asked for.
  const name =
    forced ??
    (asked ? earlier.map((words) => toolFor(words, messages, declared)).findLast((tool) => tool !== null) : null) ??
    toolFor(said, messages, declared);
  const parameters = name === null ? undefined : declared.get(name);
  if (name === null || !parameters) {
    return [{ text: THANKS.test(said) ? PHRASES.bye[language] : PHRASES.unknown[language] }];
  }
  const found = argumentsFrom(messages, said, language);
  // Of a number and an e-mail address either will do: this model asks for the number.
  const wanted = [...parameters.required, ...NUMBERS.filter((field) => field in parameters.properties)];
  const missing = wanted.find((field) => found[field] === undefined);
  if (missing) return [{ text: (QUESTIONS[missing] ?? PHRASES.missing)[language] }];
  const known = Object.entries(found).filter(([field, value]) => value !== undefined && field in parameters.properties);
  return [{ tool: name, arguments: Object.fromEntries(known) }];
}

const NUMBERS = ["callerPhone", "callbackNumber"];

const Parameters = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

type Language = "fr" | "en";

/** The first whose words were said, and which was declared, is called. */
const BY_KEYWORD: readonly (readonly [tool: string, words: RegExp])[] = [
  ["switch_language", /speak english|in english|parlez.vous anglais|en anglais|en français|in french/i],
  ["transfer_call", /parler à|passez.moi|transf|quelqu'un|speak (to|with)|put me through|a human|a person/i],
  ["take_message", /message|rappel|call (me )?back/i],
  ["find_slots", /rendez-vous|\brdv\b|réserv|créneau|disponib|appointment|\bbook|slot|availab/i],
  ["request_appointment", /rendez-vous|\brdv\b|réserv|appointment|\bbook/i],
  ["list_services", /prix|tarif|combien|coûte|services?\b|price|how much|cost/i],
  ["get_address", /adresse|où (êtes|se trouve)|where are you|address/i],
  ["check_opening", /ouver|horaire|ferm|heures?\b|open|hours|close/i],
  ["end_call", /au revoir|c'est tout|good ?bye|that's all/i],
  ["find_answer", /\?/],
];
const ACCEPTS =
  /\boui\b|d'accord|parfait|ça me va|le premier|\byes\b|perfect|that works|the first|je m'appelle|my name is|au nom de/i;
const THANKS = /merci|au revoir|thank|bye/i;

function toolFor(said: string, messages: Message[], declared: Map<string, unknown>): string | null {
  // A slot that was offered is taken by a yes, or by the name it waits for.
  if (declared.has("book_appointment") && ACCEPTS.test(said) && offeredStart(messages)) return "book_appointment";
  return BY_KEYWORD.find(([tool, words]) => declared.has(tool) && words.test(said))?.[0] ?? null;
}

/** The field that the model's own last words asked for. */
function fieldAskedFor(messages: Message[]): string | null {
  const said = messages.findLast(({ role }) => role === "assistant")?.content;
  return Object.keys(QUESTIONS).find((field) => isQuestionFor(field, said)) ?? null;
}

const isQuestionFor = (field: string, said: string | null | undefined): boolean =>
  said !== undefined && said !== null && Object.values(QUESTIONS[field] ?? {}).includes(said);

/** What a tool might want, as far as the caller has said it, by the names of its parameters. */
function argumentsFrom(messages: Message[], said: string, language: Language): Record<string, unknown> {
  const spoken = messages.flatMap((message) => (message.role === "user" ? [message.content] : []));
  const everything = spoken.join("\n");
  const wanted = spoken.findLast((words) => /rendez-vous|\brdv\b|réserv|appointment|book|créneau/i.test(words)) ?? said;
  const phone = everything
    .match(/\+?\d(?:[ .-]?\d){8,13}/g)
    ?.at(-1)
    ?.replace(/[ .-]/g, "");
  const callerName = everything.match(
    /(?:[Jj]e m['’]appelle|[Aa]u nom de|[Mm]y name is|[Cc]['’]est|[Tt]his is)\s+(\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*)?)/u,
  )?.[1];
  const nameAlone = messages.find((message, index) => {
    const before = messages[index - 1];
    return message.role === "user" && before?.role === "assistant" && isQuestionFor("callerName", before.content);
  })?.content;
  return {
    service: wanted.slice(0, 120),
    about: said.slice(0, 120),
    question: said.slice(0, 300),
    message: said.slice(0, 1000),
    preferredTime: wanted.slice(0, 120),
    to: said.slice(0, 120),
    callerName: callerName ?? nameAlone?.replace(/[.,].*$/, "").trim(),
    callerPhone: phone,
    callbackNumber: phone,
    startsAt: offeredStart(messages),
    week: /maintenant|aujourd'hui|now|today/i.test(said) ? undefined : true,
    language: /english|anglais/i.test(said) ? "en" : language,
    reason: "done",
  };
}

/** A start that a tool named, as 2026-08-15T14:30. */
function offeredStart(messages: Message[]): string | undefined {
  const answers = messages.flatMap((message) => (message.role === "tool" ? [message.content] : []));
  return answers.join("\n").match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/)?.[0];
}

/** The answers that the last round of calls was given. */
function answersSince(messages: Message[]): string[] {
  const from = messages.findLastIndex(({ role }) => role !== "tool") + 1;
  return messages.slice(from).flatMap((message) => (message.role === "tool" ? [message.content] : []));
}

const Worded = z.union([
  z.looseObject({ say: z.string() }).transform(({ say }) => say),
  z.looseObject({ result: z.string() }).transform(({ result }) => result),
  z.looseObject({ error: z.string() }).transform(({ error }) => error),
  z.string(),
]);

/** A tool's answer as a sentence: its `say`, or the text itself. */
function worded(content: string): string {
  try {
    const read = Worded.safeParse(JSON.parse(content));
    return read.success ? read.data : content;
  } catch {
    return content;
  }
}

const ENGLISH = /\b(the|you|your|are|is|what|when|hello|please|would|like|thanks|i'd|my|how|do|at|on)\b/gi;
const FRENCH = /\b(le|la|les|vous|votre|est|bonjour|je|un|une|des|pour|avez|quand|merci|à|du|que)\b/gi;

/** Of the caller's words so far; French when they do not tell. */
export function languageOf(messages: Message[]): Language {
  const spoken = messages
    .flatMap((message) => (message.role === "user" ? [message.content] : []))
    .slice(-3)
    .join(" ");
  return (spoken.match(ENGLISH)?.length ?? 0) > (spoken.match(FRENCH)?.length ?? 0) ? "en" : "fr";
}

const PHRASES = {
  greeting: { fr: "Bonjour, que puis-je faire pour vous ?", en: "Hello, how can I help you?" },
  bye: { fr: "Avec plaisir. Bonne journée !", en: "My pleasure. Have a good day!" },
  unknown: { fr: "Je ne sais pas, mais je peux prendre un message.", en: "I do not know, but I can take a message." },
  missing: { fr: "Pouvez-vous m'en dire un peu plus ?", en: "Could you tell me a little more?" },
} as const satisfies Record<string, Record<Language, string>>;

const QUESTIONS: Record<string, Record<Language, string>> = {
  callerName: { fr: "À quel nom, s'il vous plaît ?", en: "What name shall I put down?" },
  callerPhone: { fr: "À quel numéro peut-on vous joindre ?", en: "What number can we reach you on?" },
  callbackNumber: { fr: "À quel numéro peut-on vous rappeler ?", en: "What number can we call you back on?" },
  startsAt: { fr: "Quel jour vous conviendrait ?", en: "Which day would suit you?" },
};
