import type { CallOutcome, EndedReason } from "../../../durable-objects/call.schema";
import type { VapiToolName } from "../../../receptionist/tools/vapi-tools";
import type { Caller } from "../callers";

export type Lang = "fr" | "en";

/** One line of a script. `heard` is what the caller heard of Ava before cutting in. */
export type Line =
  | { who: "caller" | "ava"; text: string; heard?: string }
  | { who: "tool"; name: VapiToolName; arguments: Record<string, string> };

/** A call that the practice gets again and again: the same errand, another person each time. */
export type Conversation = {
  /** Unique, in kebab case. */
  id: string;
  topic: string;
  lang: Lang;
  outcome: CallOutcome;
  endedReason: EndedReason;
  /** How often it comes in a month. */
  perMonth: number;
  /** A call can only be handed to somebody while the practice is open. */
  when: "open" | "closed" | "any";
  /** What is said after Ava's greeting. Empty: the caller hung up during it. */
  lines: (caller: Caller) => Line[];
  summary: (caller: Caller) => string;
};

export const caller = (text: string): Line => ({ who: "caller", text });

/** What Ava says; `heard` when the caller cuts in. */
export const ava = (text: string, heard?: string): Line => ({ who: "ava", text, ...(heard ? { heard } : {}) });

export const appointment = (c: Caller, service: string, preferredTime = `${c.day} ${c.time}`): Line => ({
  who: "tool",
  name: "request_appointment",
  arguments: { callerName: `${c.first} ${c.last}`, callbackNumber: c.phone, service, preferredTime },
});

export const message = (c: Caller, text: string): Line => ({
  who: "tool",
  name: "take_message",
  arguments: { callerName: `${c.first} ${c.last}`, callbackNumber: c.phone, message: text },
});

/** The end that Ava gives to a request, and the caller's thanks. */
export const noted = (c: Caller, what: string): Line[] => [
  ava(`C’est noté, ${c.title} ${c.last} : ${what}. Le cabinet vous confirme au ${c.spokenPhone}. Autre chose ?`),
  caller(c.pick(["Non, c’est parfait, merci.", "Non merci, bonne journée.", "C’est tout, je vous remercie."])),
  ava(c.pick(["Je vous en prie. Bonne journée.", "Avec plaisir. À bientôt au cabinet."])),
];

/** Ava takes name and number, and reads both back. */
export const identity = (c: Caller): Line[] => [
  ava("Je prends vos coordonnées. Votre nom et votre prénom, s’il vous plaît ?"),
  caller(`${c.last}, ${c.first}.`),
  ava(`${c.last}, ${c.spelled}, c’est bien cela ? Et à quel numéro vous joindre ?`),
  caller(`Oui c’est ça. Le ${c.spokenPhone}.`),
];
