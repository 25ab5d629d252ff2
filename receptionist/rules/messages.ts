import type { CallLanguage } from "../conversation/brain";
import { askContact, type Reach, reachOf } from "./contact";
import { takeOwnEmail } from "./contact-email";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import type { Form } from "./memory.schema";
import { NO_NAME } from "./summary-words";
import { fill, offerMore, type Script, say, type Turn, use, type Wish, wordsOfTurn } from "./turn";

const messageWish = (turn: Turn, form: Form, callerName: string, { phone, callerEmail }: Reach): Wish => {
  const text = form.message ?? "";
  const message = form.isUrgent ? `${wordsOfTurn(turn).urgentMark} ${text}` : text;
  const reach = {
    ...(phone === undefined ? {} : { callbackNumber: phone }),
    ...(callerEmail === undefined ? {} : { callerEmail }),
  };
  return { name: "take_message", arguments: { callerName, ...reach, message } };
};

/** Takes the message itself: what comes after "dites-lui que", or all of the answer to "quel message ?". */
export const takeMessageText = (turn: Turn, heard: Heard): boolean => {
  const { form, asked } = turn.memory;
  if (form?.kind !== "message" || form.message !== null) return false;
  const after = messageIn(turn, heard.text);
  const isAnswer = asked === "message" && heard.plain !== "";
  const message = after ?? (isAnswer ? heard.text : null);
  if (message === null) return false;
  fill(turn, { message: message.slice(0, MESSAGE_MAX) });
  takeOwnEmail(turn, heard.text);
  return true;
};

/** Shorter than take_message allows, so that what marks it as urgent fits in front. */
const MESSAGE_MAX = 900;

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
  const reach = reachOf(turn) ?? (from === null ? null : { phone: from });
  if (form?.kind !== "message" || form.message === null || reach === null) return;
  const result = yield* use(turn, messageWish(turn, form, caller.name ?? NO_NAME[ownersLanguage(request)], reach));
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
  if (askContact(turn)) return;
  const { name } = memory.caller;
  const reach = reachOf(turn);
  if (name === null || reach === null) return;
  const result = yield* use(turn, messageWish(turn, form, name, reach));
  say(turn, result.say);
  if (!result.ok) {
    // The one thing that a message can be refused for is how to reach the caller.
    memory.caller = { ...memory.caller, phone: null, isPhoneRight: false, digits: "", email: null };
    memory.asked = "phone";
    return;
  }
  memory.form = null;
  memory.gap = null;
  offerMore(turn);
}
