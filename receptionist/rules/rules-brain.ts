import type { RulesBrain } from "../conversation/brain";
import { detectLanguage } from "../listening/language";
import { isSalesPitch } from "../listening/sales-pitch";
import { spamSigns } from "../listening/spam";
import { onlyMessages } from "./closed";
import { converse } from "./conversation";
import { hear, lastWords } from "./hearing";
import { emptyForm, type RulesMemory } from "./memory.schema";
import { goOnMessage } from "./messages";
import { rebuild, settled } from "./rebuild";
import { LASTING, offerMore, play, type Script, say, type Turn, use, wordsOfTurn } from "./turn";

/** Ava without a model: she understands what the businesses of our trades are called for, and never guesses. */
export const rulesBrain: RulesBrain = (request) => {
  const memory: RulesMemory = settled(request.memory ?? rebuild(request), request.earlierTools);
  return play(request, memory, answer);
};

function* answer(turn: Turn): Script {
  if (turn.request.cue === "transfer-failed") return yield* comeBack(turn);
  if (turn.request.cue === "take-over" && finishWhatIsDone(turn)) return;
  yield* followLanguage(turn);
  const hasSwitched = turn.request.tools.some(({ name, result }) => name === "switch_language" && result.ok);
  const heard = hasSwitched ? hear(turn, withoutAskingFor(lastWords(turn))) : hear(turn);
  if (isSpam(turn)) {
    say(turn, wordsOfTurn(turn).spamGoodbye);
    yield* use(turn, { name: "end_call", arguments: { reason: "spam" } });
    return;
  }
  yield* turn.request.brief.duty === "message" ? onlyMessages(turn, heard) : converse(turn, heard);
}

/** A model that failed after it had booked or taken a message: what is done is told, and never done again. */
const finishWhatIsDone = (turn: Turn): boolean => {
  const done = turn.request.tools.find(
    ({ name, result }) => result.ok && (LASTING.has(name) || name === "transfer_call"),
  );
  if (!done) return false;
  say(turn, done.result.say);
  turn.memory.form = null;
  turn.memory.asked = null;
  if (done.name !== "transfer_call") offerMore(turn);
  return true;
};

/** Nobody took the transfer: the caller is back, and must not have called for nothing. */
function* comeBack(turn: Turn): Script {
  say(turn, wordsOfTurn(turn).transferFailed);
  turn.memory.form = turn.memory.form?.kind === "message" ? turn.memory.form : emptyForm("message");
  turn.memory.failures = 0;
  yield* goOnMessage(turn);
}

/** "Vous parlez français ?" is answered by speaking it; what comes with it is the errand. */
const withoutAskingFor = (text: string): string => {
  const rest = text.replace(ASKS_FOR_LANGUAGE, "").trim();
  return rest === "" ? text : rest;
};
const ASKS_FOR_LANGUAGE =
  /^.{0,30}?\b(?:(?:vous|tu) parle[sz](?: bien| un peu)?|parlez[- ]vous|(?:do|can) you (?:happen to )?speak)(?: any| a little)? (?:français|anglais|french|english)(?:,? (?:s[’']il vous plaît|please))?\s*[?.,!]\s*/iu;

function* followLanguage(turn: Turn): Script {
  const spoken = detectLanguage(lastWords(turn), turn.language);
  if (spoken === null || spoken === turn.language) return;
  const result = yield* use(turn, { name: "switch_language", arguments: { language: spoken } });
  if (result.ok) turn.language = spoken;
}

/** One sign is a hint, two are a verdict, and so is a pitch that opens the call. A caller with an errand here is no salesman. */
const isSpam = ({ request, memory, language }: Turn): boolean => {
  const { form } = memory;
  const lines = request.history.filter(({ role }) => role === "caller").map(({ text }) => text);
  const hasErrand = form !== null && (form.kind !== "message" || form.message !== null);
  if (!hasErrand && lines.length <= OPENING_LINES && lines.some((text) => isSalesPitch(text, language))) return true;
  return form === null && new Set(lines.slice(-3).flatMap((text) => spamSigns(text, language))).size >= 2;
};

/** A salesman asks who is there before he says what he sells. */
const OPENING_LINES = 3;
