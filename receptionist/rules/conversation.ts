import { matchStaff } from "../tools/matching";
import { goOnBooking } from "./booking";
import { firstVisit, takeBooking } from "./booking-answers";
import { takeContact } from "./contact";
import { type Heard, hear, wantsAny } from "./hearing";
import { LEXICONS } from "./intents";
import type { Intent } from "./lexicon";
import { sayGoodbye, sayLastAgain, sayNotUnderstood } from "./manners";
import { goOnMessage, takeMessageText } from "./messages";
import { acceptsOffer, declinesOffer } from "./offers";
import { answerUrgency, asksForPerson, isUrgentCall, transfer } from "./people";
import { hoursWish, tellFacts } from "./questions";
import { passOn, startBooking } from "./start";
import { offerMore, type Script, say, type Turn, use, wordsOfTurn } from "./turn";
import type { Window } from "./wish";

/** One answer in a conversation in which Ava may do everything. */
export function* converse(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const isDictated = memory.asked === "message" && !wantsAny(heard, "repeat", "drop", "goodbye", "human");
  if (isDictated && takeMessageText(turn, heard)) return yield* goOnMessage(turn);
  if (heard.intents.has("repeat")) return sayLastAgain(turn);
  const { told, rest, isRefused } = yield* tellFacts(turn, heard);
  if (isRefused && memory.form === null) {
    memory.gap = heard.text.slice(0, 900);
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
  if (declinesOffer(turn, heard)) return;
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

function* goOn(turn: Turn, heard: Heard, window: Window | null): Script {
  if (turn.memory.form?.kind === "message") yield* goOnMessage(turn);
  else yield* goOnBooking(turn, heard, window);
}

/** After facts: back to the form, or an offer to go on. */
function* goOnAfterFacts(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  const { services } = turn.request.brief.profile;
  if (memory.form !== null) {
    const nothing = hear(turn, "");
    // "C'est combien, le détartrage ?" also answers "pour quelle prestation ?".
    if (memory.asked === "service") takeBooking(turn, { ...nothing, services: heard.services });
    return yield* goOn(turn, nothing, null);
  }
  const topic = services.find(({ name }) => name === memory.topic);
  const isAboutService = wantsAny(heard, "price", "duration", "services") || heard.intents.size === 0;
  if (topic && topic.durationMin !== null && isAboutService && heard.services.length === 1) {
    memory.asked = "offer-booking";
    return say(turn, words.offerBooking);
  }
  if (turn.said.at(-1)?.trim().endsWith("?")) return;
  if ([...heard.intents].every((intent) => COURTESIES.has(intent)) && heard.intents.size > 0)
    return say(turn, words.whatCanIDo);
  offerMore(turn);
}

const COURTESIES: ReadonlySet<Intent> = new Set(["robot", "where-am-i", "small-talk", "greeting"]);

/** What is no errand: courtesy, a bare service, a question nobody here can answer, or noise. */
function* answerOther(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  if (memory.asked === "anything-else" && heard.yesNo === "yes") return say(turn, words.listening);
  if (heard.intents.has("thanks") && heard.content.length === 0) {
    say(turn, words.welcome);
    return offerMore(turn);
  }
  if (heard.intents.has("greeting") && heard.content.length === 0) return say(turn, words.hello);
  if (turn.request.tools.some(({ name }) => name === "switch_language") && heard.content.length < 3)
    return say(turn, words.hello);
  if (heard.when !== null && memory.form === null && heard.content.length === 0) {
    // "Et samedi ?" goes on with whatever was spoken of last.
    const last = turn.request.earlierTools.at(-1)?.name;
    if (last === "check_opening") return yield* tellHours(turn, heard);
    if (memory.topic !== null) return yield* startBooking(turn, heard, heard);
  }
  if (heard.services.length > 0 && memory.form === null) return yield* tellService(turn, heard);
  if (heard.isQuestion && heard.content.length > 0) {
    yield* use(turn, { name: "note_gap", arguments: { question: heard.text.slice(0, 300) } });
    memory.gap = heard.text.slice(0, 900);
    say(turn, words.unknown);
    if (memory.form !== null) return yield* goOn(turn, hear(turn, ""), null);
    memory.asked = "offer-message";
    return say(turn, words.offerMessage);
  }
  const isStatement = heard.content.length >= 2 && !LEXICONS[turn.language].greeting.test(heard.plain);
  if (isStatement && memory.form === null) {
    const visit = isComplaint(turn, heard) ? firstVisit(turn) : undefined;
    if (visit) {
      memory.topic = visit.name;
      memory.asked = "offer-booking";
      return say(turn, words.offerBooking);
    }
    memory.gap = heard.text.slice(0, 900);
    memory.asked = "offer-message";
    return say(turn, words.passOn, words.offerMessage);
  }
  sayNotUnderstood(turn);
}

const TREATS: ReadonlySet<string> = new Set(["dentist", "medical", "veterinary", "garage"]);
const OFFICE =
  /\b(?:factur\w*|devis|dossier|resultats?|ordonnance|courrier|commande|paiement|rembours\w*|invoice|bill|quote|results?|order|refund|payment)\b/;

/** "Mon chien boite": somebody should have a look at it. A word of the office's says that it is about papers. */
const isComplaint = ({ request }: Turn, { plain }: Heard): boolean =>
  TREATS.has(request.brief.profile.industry ?? "") && !OFFICE.test(plain);

function* tellHours(turn: Turn, heard: Heard): Script {
  const result = yield* use(turn, hoursWish(turn, heard));
  turn.memory.failures = 0;
  say(turn, result.say);
  offerMore(turn);
}

/** "Un détartrage." Its price is told, and an appointment offered. */
function* tellService(turn: Turn, heard: Heard): Script {
  const [only] = heard.services;
  const about = only !== undefined && heard.services.length === 1 ? only.name : heard.text.slice(0, 120);
  const result = yield* use(turn, { name: "list_services", arguments: { about } });
  turn.memory.topic = result.service ?? turn.memory.topic;
  turn.memory.failures = 0;
  say(turn, result.say);
  yield* goOnAfterFacts(turn, heard);
}

/** Asked whom to speak to: whoever is named, else the first there is, as somebody is better than another question. */
const someone = ({ request }: Turn, { text }: Heard): string => {
  const { staff } = request.brief.profile;
  return (matchStaff(staff, text) ?? staff[0])?.name ?? text;
};
