import type { ScriptStep, VoiceScript } from "../script";

const GOODBYE: readonly ScriptStep[] = [{ say: "No, that's all, thank you. Goodbye." }, { waitForAva: true }];

/** What a caller who wants something done answers to Ava's questions; the first that fits. */
const WILLING: readonly (readonly [RegExp, string])[] = [
  [/call you back on|is that right|correct/i, "Yes, that's right."],
  [/number|reach you/i, "It's oh six one two, three four, five six, seven eight."],
  [/\bname\b/i, "My name is Alex Carter."],
  [/(?:we offer|is that for):? ([^:,?.]+?)(?:,| or |\.|\?)/i, "For $1."],
  [/which service/i, "What do you offer?"],
  [/who would you like[^:]*: ([^,?]+)/i, "$1, please."],
  [/message/i, "Please tell them I would like a quote for next week."],
  [/which (?:other )?day|what time|when/i, "Next Tuesday in the afternoon."],
  [/can offer|is free|which one|available/i, "The first one is fine."],
];

/** Ava has done what she was asked for. */
const BOOKED = /booked in|(?:request|that) is noted/i;
const TAKEN_DOWN = /passing your message|message (?:is|has been) (?:noted|taken)/i;

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
        until: BOOKED,
      },
      ...GOODBYE,
    ],
  },
  {
    name: "en-message",
    about: "Leaves a message",
    steps: [
      { say: "Hello, could you take a message for the manager?" },
      { answers: WILLING, otherwise: "Yes.", until: TAKEN_DOWN },
      ...GOODBYE,
    ],
  },
  {
    name: "en-transfer",
    about: "Asks for a human, and leaves a message when nobody answers",
    steps: [
      { say: "Could you put me through to somebody, please?" },
      { answers: WILLING, otherwise: "Yes.", until: TAKEN_DOWN, atMost: 8 },
      ...GOODBYE,
    ],
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
