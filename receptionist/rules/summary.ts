import type { CallLanguage, Line, UsedTool } from "../conversation/brain";
import type { Brief } from "../conversation/brief.schema";
import { readName } from "../listening/names";
import { saySlot } from "../opening/spoken-time";
import { matchServices } from "../tools/matching";
import { partsOf } from "./intents";
import type { Intent } from "./lexicon";
import { NO_NAME, SUMMARY_WORDS } from "./summary-words";

/** What a summary is made from: the call as it was, its tools in order. */
export type Summarised = {
  brief: Brief;
  /** In which the call was led; the summary is in the owner's. */
  language: CallLanguage;
  history: Line[];
  tools: UsedTool[];
};

type Topic = keyof (typeof SUMMARY_WORDS)["fr"]["topics"];

/** Which a call is about when it is about several: what leads to something outweighs what is merely asked. */
const BY_WEIGHT: Topic[] = [
  "book",
  "change",
  "existing",
  "message",
  "human",
  "price",
  "services",
  "duration",
  "hours",
  "address",
];

const QUOTED_MAX = 160;

/**
 * One or two sentences for the owner, in the profile's language: who called, what for, what was done. `topic` is the service
 * spoken of, else what kind of call it was; null when nothing was asked.
 */
export const summaryOf = ({
  brief,
  language,
  history,
  tools,
}: Summarised): { summary: string; topic: string | null } => {
  const locale = brief.profile.language === "fr" ? "fr" : "en";
  const words = SUMMARY_WORDS[locale];
  const done = tools.filter(({ result }) => result.ok);
  const said = history.filter(({ role }) => role === "caller").map(({ text }) => text);
  const topics = topicsOf(said, language, tools);
  if (done.some(({ name, arguments: given }) => name === "end_call" && given.reason === "spam"))
    return { summary: words.spam, topic: words.labels.spam };
  const who = callerOf(done, said, language) ?? words.somebody;
  const sentences = [...outcomes(done, brief, locale, who), ...gaps(tools, locale)];
  const [first] = topics;
  const topic = serviceOf(done, said, brief) ?? (first === undefined ? null : words.labels[first]);
  if (sentences.length > 0) return { summary: sentences.slice(0, 2).join(" "), topic };
  if (topics.length > 0) {
    const asked = topics.map((each) => words.topics[each]);
    return {
      summary: words.asked(who, asked.length > 1 ? `${asked[0]} ${words.and} ${asked[1]}` : `${asked[0]}`),
      topic,
    };
  }
  const [opening] = said.filter((text) => text.trim() !== "");
  return { summary: opening === undefined ? words.silent : words.said(quoted(opening)), topic };
};

const outcomes = (done: UsedTool[], brief: Brief, locale: CallLanguage, who: string): string[] => {
  const words = SUMMARY_WORDS[locale];
  return done.flatMap(({ name, arguments: given, result }) => {
    const email =
      typeof given.callerEmail === "string" ? ` E-mail${locale === "fr" ? " " : ""}: ${given.callerEmail}.` : "";
    switch (name) {
      case "book_appointment": {
        const [startMs] = result.slots ?? [];
        // Said with its date, as the owner reads it on another day.
        const when = startMs === undefined ? String(given.startsAt) : saySlot(startMs, brief.timeZone, 0, locale);
        const what = result.service ?? String(given.service);
        const isConfirmed = brief.profile.booking.mode === "book";
        return [isConfirmed ? words.booked(who, what, when) : words.toConfirm(who, what, when)];
      }
      case "request_appointment":
        return [`${words.requested(who, String(given.service), String(given.preferredTime))}${email}`];
      case "take_message":
        return [`${words.message(who, quoted(String(given.message)))}${email}`];
      case "transfer_call":
        return [
          words.person(who, brief.profile.staff.find(({ phone }) => phone === result.phone)?.name ?? String(given.to)),
        ];
      default:
        return [];
    }
  });
};

const gaps = (tools: UsedTool[], locale: CallLanguage): string[] =>
  tools
    .filter(({ name, arguments: { question } }) => name === "note_gap" && !isPassedOn(tools, question))
    .map(({ arguments: given }) => SUMMARY_WORDS[locale].gap(quoted(String(given.question))));

/** A question that the caller left as their message is told once. */
const isPassedOn = (tools: UsedTool[], question: unknown): boolean =>
  tools.some(({ name, arguments: { message } }) => name === "take_message" && message === question);

const topicsOf = (said: string[], language: CallLanguage, tools: UsedTool[]): Topic[] => {
  const intents = new Set<Intent>(said.flatMap((text) => partsOf(text, language).flatMap((part) => [...part.intents])));
  // "Une coupe, vendredi" names no appointment, and is about one.
  if (tools.some(({ name }) => name === "find_slots")) intents.add("book");
  return BY_WEIGHT.filter((topic) => intents.has(topic));
};

const callerOf = (done: UsedTool[], said: string[], language: CallLanguage): string | null => {
  const given = done.findLast(({ arguments: each }) => typeof each.callerName === "string")?.arguments.callerName;
  if (typeof given === "string") return isNoName(given) ? null : given;
  return said.map((text) => readName(text, language)).findLast((name) => name !== null) ?? null;
};

const isNoName = (name: string): boolean => Object.values(NO_NAME).some((each) => each === name);

const serviceOf = (done: UsedTool[], said: string[], { profile }: Brief): string | null => {
  const used = done.findLast(({ result }) => result.service !== undefined)?.result.service;
  if (used !== undefined) return used;
  const meant = said
    .map((text) => matchServices(profile.services, text, { isAsked: false }))
    .findLast((found) => found.length === 1);
  return meant?.[0]?.name ?? null;
};

const quoted = (text: string): string => (text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX - 1)}…` : text);
