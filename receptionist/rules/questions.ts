import { withoutRepeats } from "../conversation/repeats";
import { readWhen } from "../listening/when";
import { wallClockAt } from "../opening/wall-clock";
import type { Service } from "../profile.schema";
import { matchAnswer, matchServices } from "../tools/matching";
import { contentWords } from "../tools/words";
import { asks, type Heard } from "./hearing";
import { LEXICONS, type Part } from "./intents";
import type { Intent } from "./lexicon";
import type { Sentences } from "./sentences";
import { type Script, say, type Turn, type Wish, wordsOfTurn } from "./turn";
import { windowOf } from "./wish";

const FACTS: Intent[] = ["hours", "address", "price", "duration", "services"];

/** An owner's answer this alike is better than what an intent would fetch. */
const OWNERS_WORDS = 0.75;

export const asksForFacts = ({ parts }: Pick<Heard, "parts">): boolean =>
  parts.some(({ intents }) => FACTS.some((fact) => intents.has(fact)));

/**
 * Tells all that was asked and is known, in one round of tools. Returns what of the caller's words was about something else.
 * `isRefused`: something was asked that only the team can tell. The service that was asked about stays in memory: "et ça dure combien de temps ?" is about it.
 */
export function* tellFacts(turn: Turn, heard: Heard): Script<{ told: boolean; rest: string; isRefused: boolean }> {
  const words = wordsOfTurn(turn);
  const read = heard.parts.map((part) => ({ part, wishes: wishesOf(turn, heard, part), own: ownWords(part, words) }));
  const wishes = read.flatMap((each) => each.wishes);
  const different = wishes.filter((wish, at) => wishes.findIndex((each) => isSame(each, wish)) === at);
  const results = different.length === 0 ? [] : yield different;
  for (const { service } of results) turn.memory.topic = service ?? turn.memory.topic;
  const own = read.flatMap((each) => each.own);
  const before = turn.request.history.flatMap(({ role, text }) => (role === "ava" ? [text] : [])).join(" ");
  // What a refusal offers instead is told once in a call, not after each thing that there is not.
  say(turn, ...own, ...results.map((result) => (result.ok ? result.say : withoutOffer(before, result.say))));
  const rest = read.filter((each) => each.wishes.length + each.own.length === 0).map(({ part }) => part.text);
  const isRefused = results.some((result, at) => !result.ok && different[at]?.name === "get_address");
  return { told: own.length + results.length > 0, rest: rest.join(". "), isRefused };
}

const withoutOffer = (before: string, refusal: string): string => {
  const [first = ""] = refusal.match(/^[^.?!]*[.?!]\s*/u) ?? [];
  return `${first}${withoutRepeats(before, refusal.slice(first.length))}`;
};

/** What Ava knows of herself. */
const ownWords = ({ intents }: Part, words: Sentences): string[] => {
  if (intents.has("robot")) return [words.iAmAva];
  if (intents.has("where-am-i")) return [words.youReached];
  return intents.has("small-talk") ? [words.wellThanks] : [];
};

const isSame = (a: Wish, b: Wish): boolean => JSON.stringify(a) === JSON.stringify(b);

const wishesOf = (turn: Turn, heard: Heard, part: Part): Wish[] => {
  const { knownAnswers } = turn.request.brief.profile;
  const known = matchAnswer(knownAnswers, part.text);
  const isFact = FACTS.some((fact) => part.intents.has(fact));
  const isAsked = turn.memory.form === null || asks(part.text, part.plain, turn);
  if (known && isAsked && (known.likeness >= OWNERS_WORDS || (!isFact && part.intents.size === 0)))
    return [{ name: "find_answer", arguments: { question: part.text.slice(0, 300) } }];
  return [
    ...(part.intents.has("hours") ? [hoursWish(turn, part)] : []),
    ...(part.intents.has("address") ? [{ name: "get_address", arguments: {} } as const] : []),
    ...((["price", "duration", "services"] as const).some((each) => part.intents.has(each))
      ? serviceWish(turn, heard, part)
      : []),
  ];
};

const WEEK =
  /\b(?:horaires?|heures d ouverture|quels jours|quel jour|semaine|opening (?:hours|times)|hours|what days|which days|week|when are you (?:usually |normally )?open|quand (?:est ce que )?(?:(?:etes|es) (?:vous|tu)|(?:vous|tu) (?:etes|es)) ouvert\w*|ouvert\w* quand)\b/;
const TODAY = /\b(?:quelle heure|what time|until when|when do you)\b/;

/** Now, a moment, a day, or the ordinary week: whichever the question is about. */
export const hoursWish = (turn: Turn, { text, plain }: Pick<Part, "text" | "plain">): Wish => {
  const { brief, nowMs } = turn.request;
  const { timeZone } = brief;
  const when = readWhen(text, { locale: turn.language, nowMs, timeZone });
  const today = wallClockAt(nowMs, timeZone).date;
  if (when && when.minuteOfDay !== null) {
    const { from } = windowOf(when, { brief, nowMs, anchorDate: when.date ?? today });
    if (from !== undefined) return { name: "check_opening", arguments: { at: from } };
  }
  if (when?.date && !when.earliest) return { name: "check_opening", arguments: { date: when.date } };
  if (WEEK.test(plain) || when?.earliest) return { name: "check_opening", arguments: { week: true } };
  const isOfToday = when?.part != null || TODAY.test(plain);
  return { name: "check_opening", arguments: isOfToday ? { date: today } : {} };
};

const one = (services: Service[], words: string): string[] => {
  const [only, second] = matchServices(services, words, { isAsked: false });
  return only !== undefined && second === undefined ? [only.name] : [];
};

/** Price, length or existence of a service: the one named here, else the one under discussion, else what there is. */
const serviceWish = (turn: Turn, heard: Heard, part: Part): Wish[] => {
  const { services } = turn.request.brief.profile;
  const named = [...new Set(part.text.split(LEXICONS[turn.language].listed).flatMap((each) => one(services, each)))];
  if (named.length > 1) return named.map((name) => ({ name: "list_services", arguments: { about: name } }));
  const here = matchServices(services, part.text);
  const meant = here.length > 0 ? here : part.intents.has("services") ? [] : heard.services;
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return [{ name: "list_services", arguments: { about: only.name } }];
  const underDiscussion = turn.memory.form?.service ?? turn.memory.topic;
  if (meant.length > 1 && !part.intents.has("services") && meant.some(({ name }) => name === underDiscussion))
    return [{ name: "list_services", arguments: { about: underDiscussion ?? undefined } }];
  if (meant.length > 1) return [{ name: "list_services", arguments: { about: part.text.slice(0, 120) } }];
  const isOpen =
    !part.intents.has("services") && underDiscussion !== null && services.some(({ name }) => name === underDiscussion);
  if (isOpen) return [{ name: "list_services", arguments: { about: underDiscussion } }];
  const isVague = contentWords(part.text).length === 0 || services.length === 0;
  return [{ name: "list_services", arguments: isVague ? {} : { about: part.text.slice(0, 120) } }];
};
