import { MONTHS } from "../listening/day-words";
import { contentWords } from "../tools/words";
import { firstVisit } from "./booking-answers";
import { goOn, goOnAfterFacts } from "./go-on";
import { type Heard, hear } from "./hearing";
import { LEXICONS } from "./intents";
import { sayNotUnderstood } from "./manners";
import { asMessage } from "./memory.schema";
import { hoursWish } from "./questions";
import { startBooking } from "./start";
import { lastOfAva, offerMore, type Script, say, type Turn, use, wordsOfTurn } from "./turn";

/** Words of a date, which say nothing of what it is about. */
const DATE_WORDS: ReadonlySet<string> = new Set(
  contentWords(
    `${[...MONTHS.fr, ...MONTHS.en].join(" ")}
    noel paques toussaint nuit week end christmas easter eve night evening weekend`,
  ),
);

/** What is no errand: courtesy, a bare service, a question nobody here can answer, or noise. */
export function* answerOther(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  if (heard.intents.has("thanks") && heard.content.length === 0) {
    say(turn, words.welcome);
    return offerMore(turn);
  }
  if (heard.intents.has("greeting") && heard.content.length === 0) return say(turn, words.hello);
  const isBare = heard.content.length < 3 && !heard.intents.has("wish");
  if (turn.request.tools.some(({ name }) => name === "switch_language") && isBare) return say(turn, words.hello);
  if (heard.when !== null && memory.form === null && heard.content.every((word) => DATE_WORDS.has(word))) {
    // "Et samedi ?" goes on with whatever was spoken of last.
    const last = turn.request.earlierTools.at(-1)?.name;
    if (last === "check_opening") return yield* tellHours(turn, heard);
    if (memory.topic !== null) return yield* startBooking(turn, heard, heard);
  }
  if (memory.asked === "anything-else" && heard.yesNo === "yes" && heard.content.length === 0)
    return say(turn, words.listening);
  if (heard.services.length > 0 && memory.form === null) return yield* tellService(turn, heard);
  if (heard.isQuestion && heard.content.length > 0) {
    yield* use(turn, { name: "note_gap", arguments: { question: heard.text.slice(0, 300) } });
    memory.gap = asMessage(heard.text);
    say(turn, lastOfAva(turn).includes(words.unknown) ? words.unknownEither : words.unknown);
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
    memory.gap = asMessage(heard.text);
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
