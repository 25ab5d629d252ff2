import type { ScriptStep, VoiceScript } from "../script";

const GOODBYE: readonly ScriptStep[] = [{ say: "No, that's all, thank you. Goodbye." }, { waitForAva: true }];

/** What a caller who wants something done answers to Ava's questions. */
const WILLING: readonly (readonly [RegExp, string])[] = [
  [/number|reach you|call you back/i, "It's oh six one two, three four, five six, seven eight."],
  [/correct|is that right|confirm|read.*back/i, "Yes, that's right."],
  [/\bname\b|who (is|am i)/i, "My name is Alex Carter."],
  [/message|pass on|about what|regarding/i, "Please tell them I would like a quote for next week."],
  [/which day|what day|when would|what time/i, "Next Tuesday in the afternoon."],
  [/which service|what service|what (is it )?for/i, "The first service, please."],
  [/slot|available|\d+(:\d\d)? ?(am|pm|o'clock)/i, "The first one is fine."],
  [/anything else/i, "No, thank you."],
];

export const ENGLISH: readonly VoiceScript[] = [
  {
    name: "en-hours",
    about: "Asks for opening hours, then Saturday's",
    steps: [{ say: "Hello, what time do you close today?" }, { say: "And on Saturday?" }, ...GOODBYE],
  },
  {
    name: "en-booking",
    about: "Books an appointment",
    steps: [
      { say: "Hi, I'd like to book an appointment." },
      {
        answers: WILLING,
        otherwise: "Yes.",
        until: /(appointment|request|booking).*(booked|confirmed|noted|taken)|you are booked/i,
      },
      ...GOODBYE,
    ],
  },
  {
    name: "en-message",
    about: "Leaves a message",
    steps: [
      { say: "Hello, could you take a message for the manager?" },
      { answers: WILLING, otherwise: "Yes.", until: /message.*(noted|taken|passed|pass)|(taken|noted).*message/i },
      ...GOODBYE,
    ],
  },
  {
    name: "en-transfer",
    about: "Asks for a human",
    steps: [{ say: "Could you put me through to somebody, please?" }, { waitForAva: true }, { silence: 2_000 }],
  },
  {
    name: "en-bad-frames",
    about: "Broken frames between good ones; the call goes on",
    steps: [
      { waitForAva: true },
      { badFrame: "not json" },
      { badFrame: "unknown" },
      { badFrame: "wrong types" },
      { say: "Hello, what is your address?" },
      { badFrame: "oversized" },
      { say: "And when are you open?" },
      ...GOODBYE,
    ],
  },
  {
    name: "en-hangs-up-mid-greeting",
    about: "Hangs up during the greeting",
    steps: [{ pause: 1_200 }, { hangUp: true }],
  },
];
