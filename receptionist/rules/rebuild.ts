import type { ThinkRequest, UsedTool } from "../conversation/brain";
import { readEmail } from "../listening/email";
import { readName } from "../listening/names";
import { plain } from "../listening/normalise";
import { readPhone } from "../listening/phone";
import { matchServices } from "../tools/matching";
import { countryOf } from "../tools/phone-number";
import { type Asked, asMessage, emptyForm, emptyMemory, type RulesMemory } from "./memory.schema";
import { LASTING } from "./turn";

/** What Ava's last question was about, whoever put it in words. The first that fits counts. */
const QUESTIONS: [asked: Asked, pattern: RegExp][] = [
  [
    "email-right",
    /\b(?:arobase|at \w+ dot)\b.*\b(?:c est (?:bien )?(?:ca|cela|correct|exact)|is that (?:right|correct))\b/,
  ],
  ["phone-right", /\b(?:c est (?:bien )?(?:ca|cela|correct|exact)|is that (?:right|correct))\b.*$/],
  ["email", /\b(?:adresse (?:e ?mail|mail|electronique)|e ?mail(?: address)?)\b/],
  ["phone", /\b(?:numero|joindre|rappeler au|phone|number|reach you)\b/],
  ["name", /\b(?:nom|prenom|vous appelez|name)\b/],
  ["slot", /\b(?:creneau|lequel|preferez|prefere|propose\w*|which (?:one|time)|slot|can offer|convient|suit you)\b/],
  ["when", /\b(?:quand|quel jour|quelle date|quelle heure|when|which day|what (?:day|time))\b/],
  ["service", /\b(?:prestation|quel soin|quel type|de quoi|which service|what (?:service|kind))\b/],
  ["message", /\b(?:quel message|message dois|what message)\b/],
  ["offer-message", /\b(?:laisser un message|leave a message|prendre un message|take a message)\b/],
  ["anything-else", /\b(?:autre chose|anything else)\b/],
];

/**
 * What can be known of a conversation that a model has led so far: the rules take over with what was said and which tools
 * were used. The caller's last words are not among it: they are still to be answered.
 */
export const rebuild = (request: ThinkRequest): RulesMemory => {
  const { brief, language, history, earlierTools } = request;
  const memory = emptyMemory();
  const before = history.slice(0, -1);
  const said = before.filter(({ role }) => role === "caller").map(({ text }) => text);
  if (said.length === 0) return memory;
  const lastQuestion = before.findLast(({ role }) => role === "ava")?.text ?? "";
  const caller = callerOf(request, before);
  memory.caller = caller;
  memory.asked = askedIn(lastQuestion);
  const slots = earlierTools.findLast(({ name, result }) => name === "find_slots" && result.ok)?.result;
  const meant = said.flatMap((text) => {
    const found = matchServices(brief.profile.services, text);
    return found.length === 1 ? found : [];
  });
  const service = slots?.service ?? meant.at(-1)?.name ?? null;
  memory.topic = service;
  const wantsAppointment = slots !== undefined || said.some((text) => BOOKS[language].test(plain(text)));
  const isDone = earlierTools.some(({ name, result }) => LASTING.has(name) && result.ok);
  if (isDone) return memory;
  if (wantsAppointment) {
    const slotList = slots?.slots ?? [];
    const [only] = slotList;
    const isTaken = memory.asked === "name" || memory.asked === "phone" || memory.asked === "phone-right";
    const startMs = isTaken && only !== undefined && slotList.length === 1 ? only : null;
    memory.form = { ...emptyForm("booking"), service, slots: slotList, startMs };
  } else if (memory.asked === "message" || said.some((text) => LEAVES[language].test(plain(text)))) {
    const last = memory.asked === "message" ? undefined : said.at(-1);
    memory.form = { ...emptyForm("message"), message: last === undefined ? null : asMessage(last) };
  }
  return memory;
};

const BOOKS = {
  fr: /\b(?:rendez vous|rdv|reserv\w*|creneau|table)\b/,
  en: /\b(?:appointment|book\w*|reserv\w*|slot|table)\b/,
};
const LEAVES = { fr: /\b(?:message|rappel\w*)\b/, en: /\b(?:message|call (?:me|us) back)\b/ };

const askedIn = (text: string): Asked | null => {
  const question = plain(text.split(/(?<=[.!])\s+/).findLast((sentence) => sentence.includes("?")) ?? "");
  return question === "" ? null : (QUESTIONS.find(([, pattern]) => pattern.test(question))?.[0] ?? null);
};

const callerOf = ({ brief, language }: ThinkRequest, before: ThinkRequest["history"]): RulesMemory["caller"] => {
  const { caller } = emptyMemory();
  for (const [at, { role, text }] of before.entries()) {
    if (role !== "caller") continue;
    const email = readEmail(text, language);
    if (email.kind === "whole") caller.email = { address: email.email, isRight: false, heard: "", wrong: 0 };
    const isAsked = askedIn(before[at - 1]?.text ?? "") === "name";
    caller.name = readName(text, language, { asked: isAsked }) ?? caller.name;
    const heard = readPhone(text, language, countryOf(brief));
    if (heard.kind !== "whole") continue;
    caller.phone = heard.e164;
    caller.digits = heard.national.replaceAll(/\D/g, "");
  }
  return caller;
};

/** A form whose tool has run in an answer that the caller cut short is done, and not to be asked about again. */
export const settled = (memory: RulesMemory, earlierTools: UsedTool[]): RulesMemory => {
  const { form } = memory;
  if (form === null) return memory;
  const isDone = earlierTools.some(({ name, arguments: given, result }) => {
    if (!result.ok) return false;
    if (name === "book_appointment")
      return (
        form.kind === "booking" && form.service === result.service && form.startMs === (result.slots?.[0] ?? Number.NaN)
      );
    const isMessage = name === "take_message" && form.kind === "message" && form.message !== null;
    return isMessage && String(given.message).endsWith(form.message ?? "");
  });
  return isDone ? { ...memory, form: null, asked: "anything-else" } : memory;
};
