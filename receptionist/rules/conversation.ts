import { matchStaff } from "../tools/matching";
import { answerOther } from "./answer-other";
import { takeBooking } from "./booking-answers";
import { takeContact } from "./contact";
import { goOn, goOnAfterFacts } from "./go-on";
import { type Heard, hear, wantsAny } from "./hearing";
import { sayGoodbye, sayLastAgain, sayNotUnderstood } from "./manners";
import { asMessage } from "./memory.schema";
import { goOnMessage, takeMessageText } from "./messages";
import { acceptsOffer, declinesOffer } from "./offers";
import { answerUrgency, asksForPerson, isUrgentCall, transfer } from "./people";
import { tellFacts } from "./questions";
import { passOn, startBooking } from "./start";
import { offerMore, type Script, say, type Turn, wordsOfTurn } from "./turn";

/** One answer in a conversation in which Ava may do everything. */
export function* converse(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const isDictated = memory.asked === "message" && !wantsAny(heard, "repeat", "drop", "goodbye", "human");
  if (isDictated && takeMessageText(turn, heard)) return yield* goOnMessage(turn);
  if (heard.intents.has("repeat")) return sayLastAgain(turn);
  const { told, rest, isRefused } = yield* tellFacts(turn, heard);
  if (isRefused && memory.form === null) {
    memory.gap = asMessage(heard.text);
    memory.asked = "offer-message";
    return say(turn, wordsOfTurn(turn).offerMessage);
  }
  const left = told ? hear(turn, rest) : heard;
  if (told) memory.failures = 0;
  if (told && left.plain === "") return yield* goOnAfterFacts(turn, heard);
  yield* act(turn, left, heard, told);
}

/** What the caller wants done: something new, or the next step of what is under way. */
function* act(turn: Turn, heard: Heard, whole: Heard, told: boolean): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  if (memory.asked === "transfer-to" && heard.content.length > 0) return yield* transfer(turn, someone(turn, heard));
  if (asksForPerson(turn, heard)) return yield* transfer(turn, heard.text);
  // "J'aimerais une coupe" is a wish for an appointment; with a question beside it, it may be only the question.
  const wantsService = heard.intents.has("wish") && heard.services.length > 0 && memory.form === null && !told;
  if (!wantsService && (yield* acceptsOffer(turn, heard))) return;
  if (memory.form === null || memory.form.message === null) {
    const isBooking = heard.intents.has("book") || (memory.form !== null && memory.form.kind !== "message");
    if (isUrgentCall(turn, heard) && !isBooking) return yield* answerUrgency(turn, heard);
  }
  if (heard.intents.has("drop") && memory.form !== null) {
    memory.form = null;
    say(turn, words.dropped);
    return offerMore(turn);
  }
  if (wantsAny(heard, "change", "existing")) return yield* passOn(turn, heard, words.cannotChange);
  if (memory.form !== null && (yield* goOnWith(turn, heard, told))) return;
  if (heard.intents.has("book") || wantsService || (memory.asked === "offer-booking" && heard.when !== null))
    return yield* startBooking(turn, heard, whole);
  if (heard.intents.has("message")) return yield* passOn(turn, heard, "");
  if (declinesOffer(turn, heard, told)) return;
  const isBye = heard.intents.has("goodbye") || heard.intents.has("done");
  if (isBye || (memory.asked === "anything-else" && heard.yesNo === "no")) return yield* sayGoodbye(turn);
  if (told) return yield* goOnAfterFacts(turn, whole);
  yield* answerOther(turn, heard);
}

/** Takes an answer to the form under way, and asks the next question of it. False: the words were about something else. */
function* goOnWith(turn: Turn, heard: Heard, told: boolean): Script<boolean> {
  const { memory } = turn;
  const { form } = memory;
  if (form === null) return false;
  const nameBefore = memory.caller.name;
  const took =
    form.kind === "message" ? { took: takeMessageText(turn, heard), window: null } : takeBooking(turn, heard);
  const tookContact = takeContact(turn, heard);
  if (took.took || tookContact) {
    memory.failures = 0;
    if (memory.caller.name !== null && memory.caller.name !== nameBefore)
      say(turn, wordsOfTurn(turn).thanksName(memory.caller.name));
    yield* goOn(turn, heard, took.window);
    if (memory.form === null && heard.intents.has("goodbye")) {
      turn.said.pop();
      yield* sayGoodbye(turn);
    }
    return true;
  }
  if (memory.asked === "offer-transfer" && heard.yesNo === "no") {
    yield* goOn(turn, heard, null);
    return true;
  }
  if (memory.asked === "name" && heard.yesNo === "yes") {
    yield* goOn(turn, heard, null);
    return true;
  }
  if (heard.intents.has("done") && (memory.asked === "service" || memory.asked === "when")) {
    memory.form = null;
    return false;
  }
  if (wantsAny(heard, "goodbye", "book", "message") || (heard.isQuestion && heard.content.length > 0)) return false;
  if (!told) {
    memory.failures += 1;
    if (memory.failures >= 3) {
      memory.failures = 1;
      sayNotUnderstood(turn);
      return true;
    }
    const isNamedAgain = heard.services.some(({ name }) => name === form.service);
    if (heard.services.length < 2 && !isNamedAgain) say(turn, wordsOfTurn(turn).again);
  }
  yield* goOn(turn, heard, null);
  return true;
}

/** Asked whom to speak to: whoever is named, else the first there is, as somebody is better than another question. */
const someone = ({ request }: Turn, { text }: Heard): string => {
  const { staff } = request.brief.profile;
  return (matchStaff(staff, text) ?? staff[0])?.name ?? text;
};
