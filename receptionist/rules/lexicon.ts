/** What a caller may want. The order is that in which they are answered. */
export const INTENTS = [
  "hours",
  "address",
  "price",
  "duration",
  "services",
  "robot",
  "where-am-i",
  "small-talk",
  "change",
  "existing",
  "book",
  "wish",
  "message",
  "human",
  "repeat",
  "drop",
  "greeting",
  "thanks",
  "done",
  "goodbye",
] as const;
export type Intent = (typeof INTENTS)[number];

/** Words of a language, looked for in what `plain` makes of an utterance. */
export type Lexicon = { [I in Exclude<Intent, "human" | "repeat" | "done">]: RegExp } & {
  /** An utterance that asks for something to be told. */
  question: RegExp;
  /** Where one wish ends and the next may begin. */
  border: RegExp;
  /** Between things of one list. */
  listed: RegExp;
  /** The caller takes back or replaces what they said. */
  instead: RegExp;
  none: RegExp;
  any: RegExp;
  soon: RegExp;
  ordinals: RegExp[];
  last: RegExp;
  /** What comes before the message itself: "pour dire que". */
  messageHead: RegExp;
  danger: RegExp;
};
