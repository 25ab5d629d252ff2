import { goOnBooking } from "./booking";
import { takeBooking } from "./booking-answers";
import { type Heard, hear, wantsAny } from "./hearing";
import type { Intent } from "./lexicon";
import { goOnMessage } from "./messages";
import { offerMore, type Script, say, type Turn, wordsOfTurn } from "./turn";
import type { Window } from "./wish";

/** The next question of the form under way, or what it was filled in for. */
export function* goOn(turn: Turn, heard: Heard, window: Window | null): Script {
  if (turn.memory.form?.kind === "message") yield* goOnMessage(turn);
  else yield* goOnBooking(turn, heard, window);
}

/** After facts: back to the form, or an offer to go on. */
export function* goOnAfterFacts(turn: Turn, heard: Heard): Script {
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
