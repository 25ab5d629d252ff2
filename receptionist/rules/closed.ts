import { withoutRepeats } from "../conversation/repeats";
import { contentWords } from "../tools/words";
import { takeContact } from "./contact";
import { takeOwnEmail } from "./contact-email";
import { type Heard, wantsAny } from "./hearing";
import type { Intent } from "./lexicon";
import { sayGoodbye, sayLastAgain } from "./manners";
import { asMessage, emptyForm } from "./memory.schema";
import { goOnMessage, messageIn } from "./messages";
import { fill, lastOfAva, offerMore, type Script, say, type Turn, use, wordsOfTurn } from "./turn";

/** Outside hours, where the owner wants nothing but messages taken: what the caller asks for becomes one. */
export function* onlyMessages(turn: Turn, heard: Heard): Script {
  const { memory } = turn;
  const { text, intents, plain } = heard;
  const hasSaid = memory.asked !== null;
  const isDone = wantsAny(heard, "goodbye", "done") || (memory.asked === "anything-else" && heard.yesNo === "no");
  if (intents.has("repeat")) return sayLastAgain(turn);
  const isMessage = memory.asked === "message" && !(intents.has("goodbye") && heard.content.length < 2);
  if (!isMessage && isDone && !takeContact(turn, heard)) return yield* sayGoodbye(turn);
  if (!hasSaid || intents.has("hours")) {
    const result = yield* use(turn, { name: "check_opening", arguments: {} });
    // Her greeting has said already that the business is closed.
    say(turn, intents.has("hours") ? result.say : withoutRepeats(lastOfAva(turn), result.say));
    if (memory.asked === "anything-else") return offerMore(turn);
  }
  const isNew = memory.form === null;
  memory.form ??= emptyForm("message");
  const isErrand = contentWords(text).length > 0 && !intents.has("hours") && !isOnly(intents, "greeting");
  if (memory.form.message === null) {
    const message = messageIn(turn, text) ?? (isErrand && !isOnly(intents, "message") ? text : null);
    if (message !== null) {
      say(turn, wordsOfTurn(turn).noteDown);
      fill(turn, { message: asMessage(message) });
      takeOwnEmail(turn, text);
    } else if (memory.asked === "message" && plain !== "" && !intents.has("hours"))
      fill(turn, { message: asMessage(text) });
  } else if (!isNew) {
    const took = takeContact(turn, heard);
    memory.failures = took ? 0 : memory.failures + 1;
    if (!took && !intents.has("hours")) say(turn, wordsOfTurn(turn).again);
  }
  yield* goOnMessage(turn);
}

/** "Je voudrais laisser un message" is not one, and neither is "bonsoir". */
const isOnly = (intents: Heard["intents"], intent: Intent): boolean => intents.has(intent) && intents.size === 1;
