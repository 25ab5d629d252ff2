import type { CallLanguage } from "../conversation/brain";
import { askReachAnew, type Contact, contactOrAsk, reachOf } from "./contact";
import { takeOwnEmail } from "./contact-email";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import { asMessage, type Form } from "./memory.schema";
import { NO_NAME } from "./summary-words";
import { fill, offerMore, type Script, say, type Turn, use, type Wish, wordsOfTurn } from "./turn";

const messageWish = (turn: Turn, form: Form, { callerName, phone: callbackNumber, callerEmail }: Contact): Wish => {
  const text = form.message ?? "";
  const message = form.isUrgent ? `${wordsOfTurn(turn).urgentMark} ${text}` : text;
  return { name: "take_message", arguments: { callerName, callbackNumber, callerEmail, message } };
};

/** Takes the message itself: what comes after "dites-lui que", or all of the answer to "quel message ?". */
export const takeMessageText = (turn: Turn, heard: Heard): boolean => {
  const { form, asked } = turn.memory;
  if (form?.kind !== "message" || form.message !== null) return false;
  const after = messageIn(turn, heard.text);
  const isAnswer = asked === "message" && heard.plain !== "";
  const message = after ?? (isAnswer ? heard.text : null);
  if (message === null) return false;
  fill(turn, { message: asMessage(message) });
  takeOwnEmail(turn, heard.text);
  return true;
};

export const messageIn = ({ language }: Pick<Turn, "language">, text: string): string | null => {
  const { messageHead } = LEXICONS[language];
  if (!messageHead.test(text)) return null;
  const rest = text
    .replace(messageHead, "")
    .replace(/\s*\?$/, "")
    .trim();
  return rest.length >= 4 ? rest : null;
};

/** The owner reads it, and Ava never says it. */
const ownersLanguage = ({ brief }: Turn["request"]): CallLanguage => (brief.profile.language === "fr" ? "fr" : "en");

/** Who says goodbye before all was asked has still left a message, where there is a number to call back. */
export function* keepMessage(turn: Turn): Script {
  const { memory, request } = turn;
  const { form, caller } = memory;
  const { from } = request.brief;
  const reach = reachOf(turn) ?? (from === null ? null : { phone: from, callerEmail: undefined });
  if (form?.kind !== "message" || form.message === null || reach === null) return;
  const callerName = caller.name ?? NO_NAME[ownersLanguage(request)];
  const result = yield* use(turn, messageWish(turn, form, { callerName, ...reach }));
  if (!result.ok) return;
  say(turn, result.say);
  memory.form = null;
  memory.gap = null;
}

/** Asks for what a message still needs, and writes it down once nothing is missing. */
export function* goOnMessage(turn: Turn): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  const { form } = memory;
  if (!form) return;
  if (form.message === null) {
    say(turn, words.askMessage);
    memory.asked = "message";
    return;
  }
  const contact = contactOrAsk(turn);
  if (contact === null) return;
  const result = yield* use(turn, messageWish(turn, form, contact));
  say(turn, result.say);
  if (!result.ok) return askReachAnew(turn);
  memory.form = null;
  memory.gap = null;
  offerMore(turn);
}
