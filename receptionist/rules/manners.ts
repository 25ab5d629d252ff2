import { personOnCall } from "./people";
import { type Script, say, type Turn, use, wordsOfTurn } from "./turn";

export function* sayGoodbye(turn: Turn): Script {
  say(turn, wordsOfTurn(turn).goodbye);
  turn.memory.asked = null;
  yield* use(turn, { name: "end_call", arguments: { reason: "done" } });
}

/** Says again what was said last: the caller asked for it. */
export const sayLastAgain = (turn: Turn): void => {
  const last = turn.request.history.findLast(({ role }) => role === "ava");
  say(turn, last?.text.trim() || wordsOfTurn(turn).repeatEmpty);
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
