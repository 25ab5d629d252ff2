import { continueEmail, readEmail } from "../listening/email";
import { correctEmail } from "../listening/email-correction";
import { plain } from "../listening/normalise";
import { sayEmail } from "../speaking/say";
import { agrees, type Heard } from "./hearing";
import type { Email } from "./memory.schema";
import { say, type Turn, wordsOfTurn } from "./turn";

/** The caller would rather be written to, or has no telephone. */
const BY_EMAIL =
  /\b(?:(?:par|mon|l|un|ma|adresse) (?:e ?mail|mail|courriel|adresse (?:e ?mail|mail|courriel|electronique))|(?:ecri\w+|repond\w+|contact\w+)(?: moi)? (?:plutot )?(?:par|a) (?:e ?mail|mail)|(?:m|me) ecrire|ecri\w+ moi|(?:pas|plus) de (?:telephone|portable|numero|mobile)|(?:by|via|my|an) e ?mail|e ?mail (?:me|address|is|would|instead)|(?:write|drop) (?:to )?me|no (?:phone|telephone|mobile)|(?:have|got|haven t got|don t have) (?:a |any )?(?:phone|telephone|mobile)(?: number)?)\b/;

const NO_EMAIL = /\b(?:pas|plus|sans|no|not|don t)\b.{0,16}\b(?:e ?mail|mail|courriel|ecrire)\b/;

const EMPTY: Email = { address: null, isRight: false, heard: "", wrong: 0 };

/** Whether the words are about how to write to the caller. */
export const prefersEmail = ({ plain: heard }: Pick<Heard, "plain">): boolean =>
  BY_EMAIL.test(heard) && !NO_EMAIL.test(heard);

/** Takes an e-mail address, a piece of one, or the wish to be written to. Returns whether anything of it was new. */
export const takeEmail = (turn: Turn, heard: Heard): boolean => {
  const { memory, language } = turn;
  const { asked, caller } = memory;
  const email = caller.email ?? EMPTY;
  const isDictating = asked === "email" || asked === "email-right";
  const keep = (changes: Partial<Email>): boolean => {
    memory.caller = { ...memory.caller, email: { ...email, ...changes } };
    return true;
  };
  const read = isDictating ? continueEmail(email.heard, heard.text, language) : readEmail(heard.text, language);
  if (read.kind === "whole" && read.email !== email.address)
    return keep({ address: read.email, isRight: false, heard: "" });
  if (asked === "email-right" && email.address !== null) return answerReadBack(turn, heard, email.address, keep);
  const isContact = isDictating || asked === "phone" || asked === "caller-id" || asked === "phone-right";
  const prefers = prefersEmail(heard) && caller.email === null && isContact;
  if (read.kind === "partial" && (isDictating || prefers) && read.heard !== email.heard)
    return keep({ heard: read.heard });
  return prefers ? keep({}) : false;
};

const answerReadBack = (
  { language }: Turn,
  heard: Heard,
  address: string,
  keep: (changes: Partial<Email>) => boolean,
): boolean => {
  const corrected = correctEmail(address, heard.text, language);
  if (corrected !== null) return keep({ address: corrected, isRight: false, wrong: 1 });
  if (agrees(heard)) return keep({ isRight: true });
  return false;
};

/** The address that was read back is wrong, and no better one was said with it. */
export const denyEmail = ({ memory }: Turn): void => {
  const { email } = memory.caller;
  if (email) memory.caller = { ...memory.caller, email: { ...EMPTY, wrong: email.wrong + 1 } };
};

/** "You can e-mail me at …", said in the message itself. An address of somebody else is part of the message, and no more. */
export const takeOwnEmail = (turn: Turn, text: string): void => {
  const read = readEmail(text, turn.language);
  if (read.kind !== "whole" || !prefersEmail({ plain: plain(text) })) return;
  turn.memory.caller = { ...turn.memory.caller, email: { ...EMPTY, address: read.email } };
};

/** So often wrong, or not understood, that a number will have to do. */
const GIVEN_UP = 4;

/** Asks for what is missing of the address, or whether it is right. False: the caller gave none, or it is right. */
export const askEmail = (turn: Turn): boolean => {
  const { memory, language } = turn;
  const { email } = memory.caller;
  if (email === null || email.isRight) return false;
  const words = wordsOfTurn(turn);
  if (email.address !== null) {
    say(turn, words.readEmailBack(sayEmail(email.address, language, { isSpelled: email.wrong > 0 })));
    memory.asked = "email-right";
    return true;
  }
  const wrong = email.wrong + (memory.asked === "email" ? memory.failures : 0);
  if (wrong >= GIVEN_UP) {
    memory.caller = { ...memory.caller, email: null };
    return false;
  }
  const anew = wrong === 0 ? words.askEmail : wrong === 1 ? words.askRightEmail : words.spellEmail;
  say(turn, email.heard === "" ? anew : words.emailSoFar(sayEmail(email.heard, language)));
  memory.asked = "email";
  return true;
};
