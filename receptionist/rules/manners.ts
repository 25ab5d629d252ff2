import { fixedLine } from "../conversation/fixed-lines";
import { keepMessage } from "./messages";
import { personOnCall } from "./people";
import { type Script, say, type Turn, use, wordsOfTurn } from "./turn";

export function* sayGoodbye(turn: Turn): Script {
  yield* keepMessage(turn);
  say(turn, wordsOfTurn(turn).goodbye);
  turn.memory.asked = null;
  yield* use(turn, { name: "end_call", arguments: { reason: "done" } });
}

/** Said into a silence: nobody asks to hear these again. */
const FILLERS = ["stillThere", "cannotHear"] as const;

/** Says again what was said last: the caller asked for it. */
export const sayLastAgain = (turn: Turn): void => {
  const { history, earlierTools, brief } = turn.request;
  const fillers = FILLERS.map((line) => fixedLine(line, turn.language, brief.profile.formality));
  const last =
    history.findLast(({ role, text }) => role === "ava" && !fillers.includes(text.trim()))?.text.trim() ?? "";
  // Of words that were cut short, the fact they began with is told to its end.
  const whole = /[.!?…]$/u.test(last) ? undefined : earlierTools.findLast(({ result }) => result.say.startsWith(last));
  say(turn, whole?.result.say || last || wordsOfTurn(turn).repeatEmpty);
};

/** Nothing was understood. The second time in a row a person is better help: by telephone, or by message. */
export const sayNotUnderstood = (turn: Turn): void => {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  memory.failures += 1;
  say(turn, words.again);
  if (memory.failures < 2) {
    say(turn, words.repeatEmpty);
    return;
  }
  const person = personOnCall(turn);
  say(turn, person === null ? words.offerMessage : words.offerTransfer(person));
  memory.asked = person === null ? "offer-message" : "offer-transfer";
  memory.failures = 0;
};
