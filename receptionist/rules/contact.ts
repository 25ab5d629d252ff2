import { readName } from "../listening/names";
import { plain } from "../listening/normalise";
import { continuePhone, readPhone } from "../listening/phone";
import { sayPhone } from "../speaking/say";
import { countryOf } from "../tools/phone-number";
import { askEmail, denyEmail, takeEmail } from "./contact-email";
import { agrees, type Heard } from "./hearing";
import { LEXICONS } from "./intents";
import { asksForFacts } from "./questions";
import { say, type Turn, wordsOfTurn } from "./turn";

/** Takes the caller's name and number from what was said, where it holds them. Returns whether it held anything new. */
export const takeContact = (turn: Turn, heard: Heard): boolean => {
  const { memory } = turn;
  const tookEmail = takeEmail(turn, heard);
  const tookPhone = takePhone(turn, heard);
  const tookName = takeName(turn, heard, tookEmail || tookPhone);
  if (tookEmail || tookPhone || tookName) return true;
  if (heard.yesNo !== "no") return false;
  if (memory.asked === "email-right") denyEmail(turn);
  // Its digits stay: "pas 56, 65" will be about them.
  if (memory.asked === "phone-right") memory.caller = { ...memory.caller, phone: null, isPhoneRight: false };
  return memory.asked === "email-right" || memory.asked === "phone-right" || memory.asked === "caller-id";
};

const CORRECTS_NAME =
  /\b(?:avec (?:un|une|deux|1|2)|je m appelle|mon nom|with (?:an?|two|one|a double)|my name|spelled|spelt|epel\w*)\b/;

const takeName = (turn: Turn, heard: Heard, tookReach: boolean): boolean => {
  const { memory, language } = turn;
  const { asked, caller } = memory;
  const isAsked = asked === "name" && !asksForFacts(heard);
  const isContact = asked === "phone" || asked === "caller-id" || asked === "phone-right" || asked === "email-right";
  const corrects = isContact && !(asked === "email-right" && tookReach) && CORRECTS_NAME.test(heard.plain);
  const isWrong = asked === "phone-right" && heard.yesNo === "no";
  const mayBeBare = isAsked || (!tookReach && (corrects || isWrong));
  if (caller.name !== null && !mayBeBare && !corrects) return false;
  const name = readName(heard.text, language, { asked: mayBeBare }) ?? (isAsked ? lastResort(turn, heard) : null);
  if (name === null || name === caller.name) return false;
  memory.caller = { ...caller, ...memory.caller, name };
  return true;
};

/** Asked twice and still not understood as a name: better what was heard than a third question. */
const lastResort = (
  { memory, language }: Turn,
  { text, plain, content, services, isQuestion, when }: Heard,
): string | null => {
  const name = text.replace(/[.!,]+$/, "").trim();
  const isName =
    /^[\p{L}\p{M}' ’-]{2,60}$/u.test(name) && name.split(" ").length <= 4 && services.length === 0 && when === null;
  const isChoice = LEXICONS[language].ordinals.some((each) => each.test(plain));
  return memory.failures >= 1 && !isQuestion && content.length > 0 && isName && !isChoice ? name : null;
};

const takePhone = (turn: Turn, answer: Heard): boolean => {
  const { text } = answer;
  const { memory, language, request } = turn;
  const { asked, caller } = memory;
  const country = countryOf(request.brief);
  const isDictating = asked === "phone" || asked === "caller-id" || asked === "phone-right";
  const heard = isDictating
    ? continuePhone(caller.digits, text, language, country)
    : readPhone(text, language, country);
  if (heard.kind === "whole") {
    const isNew = heard.e164 !== caller.phone;
    const digits = heard.national.replaceAll(/\D/g, "");
    // The figures of an address are no number.
    const isInEmail = caller.email?.address?.replaceAll(/\D/g, "").includes(digits) ?? false;
    if (isNew && !isInEmail) {
      // "Finalement, au 06…": instead of the address that was asked for.
      const isInstead = caller.email?.address == null || LEXICONS[language].instead.test(plain(text));
      const email = isInstead ? null : caller.email;
      memory.caller = { ...caller, phone: heard.e164, isPhoneRight: false, digits, email };
      return true;
    }
  }
  if (asked === "phone-right" && caller.phone !== null && agrees(answer)) {
    memory.caller = { ...caller, isPhoneRight: true };
    return true;
  }
  if (asked === "caller-id" && agrees(answer) && request.brief.from !== null) {
    memory.caller = { ...caller, phone: request.brief.from, isPhoneRight: true };
    return true;
  }
  if (isDictating && heard.kind === "partial" && heard.digits !== caller.digits) {
    memory.caller = { ...caller, phone: null, isPhoneRight: false, digits: heard.digits };
    return true;
  }
  return false;
};

/** Asks for what is missing of the caller's name, and of the number or e-mail address. False: nothing is. */
export const askContact = (turn: Turn): boolean => {
  const { memory, language, request } = turn;
  const words = wordsOfTurn(turn);
  const { name, phone, isPhoneRight, digits } = memory.caller;
  const wasAsked = memory.asked;
  const isAgain = memory.failures > 0;
  if (name === null) {
    say(turn, isAgain && wasAsked === "name" ? words.nameAgain : words.askName);
    memory.asked = "name";
  } else if (askEmail(turn)) {
    return true;
  } else if (phone !== null && !isPhoneRight) {
    say(turn, words.readBack(sayPhone(phone, language)));
    memory.asked = "phone-right";
  } else if (phone !== null || memory.caller.email !== null) {
    return false;
  } else if (request.brief.from !== null && wasAsked !== "caller-id" && wasAsked !== "phone" && digits === "") {
    say(turn, words.offerCallerId(sayPhone(request.brief.from, language)));
    memory.asked = "caller-id";
  } else {
    const isBroken = isAgain && wasAsked === "phone";
    const soFar = digits.length >= WHOLE_DIGITS ? words.askRightPhone : words.phoneSoFar(sayDigits(digits));
    say(turn, isBroken ? words.phoneAgain : digits === "" ? words.askPhone : soFar);
    memory.asked = "phone";
  }
  return true;
};

/** How the team gets back to a caller: a number, an e-mail address, or both. */
type Reach = { phone: string | undefined; callerEmail: string | undefined };

/** Null while neither is known. */
export const reachOf = ({ memory: { caller } }: Turn): Reach | null => {
  const callerEmail = (caller.email?.isRight ? caller.email.address : null) ?? undefined;
  const phone = caller.phone ?? undefined;
  return phone === undefined && callerEmail === undefined ? null : { phone, callerEmail };
};

/** Who calls, and how the team gets back to them. */
export type Contact = Reach & { callerName: string };

/** Null: something is missing, and was asked for. */
export const contactOrAsk = (turn: Turn): Contact | null => {
  if (askContact(turn)) return null;
  const { name } = turn.memory.caller;
  const reach = reachOf(turn);
  return name === null || reach === null ? null : { callerName: name, ...reach };
};

/** A tool asks how to reach the caller, the one thing that it can refuse here: whatever was given did not do. */
export const askReachAnew = ({ memory }: Turn): void => {
  memory.caller = { ...memory.caller, phone: null, isPhoneRight: false, digits: "", email: null };
  memory.asked = "phone";
};

/** As many digits as a whole number has: they were understood, and the caller said that they are wrong. */
const WHOLE_DIGITS = 9;

/** Part of a number, two by two. */
const sayDigits = (digits: string): string => (digits.match(/\+|\d{1,2}/g) ?? []).join(", ");
