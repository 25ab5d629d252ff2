import { type Heard, hear } from "./hearing";
import { emptyForm } from "./memory.schema";
import { goOnMessage, messageIn } from "./messages";
import { personOnCall, transfer } from "./people";
import { startBooking } from "./start";
import { fill, offerMore, type Script, say, type Turn, wordsOfTurn } from "./turn";

/** Carries out what Ava offered, when the caller says yes to it. */
export function* acceptsOffer(turn: Turn, heard: Heard): Script<boolean> {
  const { memory } = turn;
  if (heard.yesNo !== "yes" || heard.intents.has("goodbye")) return false;
  switch (memory.asked) {
    case "offer-transfer":
      yield* transfer(turn, personOnCall(turn) ?? heard.text);
      return true;
    case "offer-message": {
      const message = messageIn(turn, heard.text) ?? memory.gap;
      memory.form = memory.form?.kind === "message" ? memory.form : emptyForm("message");
      if (memory.form.message === null) fill(turn, { message });
      yield* goOnMessage(turn);
      return true;
    }
    case "offer-booking":
      yield* startBooking(turn, heard, hear(turn, ""));
      return true;
    default:
      return false;
  }
}

/** Leaves an offer at that, when the caller says no to it. `told`: she has answered something in the same breath. */
export const declinesOffer = (turn: Turn, heard: Heard, told: boolean): boolean => {
  const { memory } = turn;
  const isOffer =
    memory.asked === "offer-transfer" || memory.asked === "offer-message" || memory.asked === "offer-booking";
  if (!isOffer || heard.yesNo !== "no" || heard.intents.has("goodbye")) return false;
  memory.gap = null;
  if (!told) say(turn, wordsOfTurn(turn).fine);
  offerMore(turn);
  return true;
};
