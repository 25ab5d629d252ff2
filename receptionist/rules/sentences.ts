import type { CallLanguage } from "../conversation/brain";
import type { Formality, ReceptionistProfile, Tone } from "../profile.schema";
import { english } from "./sentences.en";
import { french } from "./sentences.fr";

/** Everything the rules say of their own. Facts are not among it: those are what tools answer. */
export type Sentences = {
  /** Agreement in front of a next question. */
  fine: string;
  hello: string;
  whatCanIDo: string;
  listening: string;
  welcome: string;
  wellThanks: string;
  iAmAva: string;
  youReached: string;
  again: string;
  repeatEmpty: string;
  anythingElse: string;
  goodbye: string;
  spamGoodbye: string;
  dropped: string;
  unknown: string;
  /** To a second question in a row. */
  unknownEither: string;
  passOn: string;
  askService: string;
  askServiceOf: (names: string) => string;
  offerBooking: string;
  askWhen: string;
  askOtherWhen: string;
  dayIs: (calendarDate: string) => string;
  askSlot: string;
  askOneSlot: string;
  chosen: (slot: string) => string;
  askName: string;
  nameAgain: string;
  thanksName: (name: string) => string;
  askPhone: string;
  askRightPhone: string;
  phoneSoFar: (digits: string) => string;
  phoneAgain: string;
  offerCallerId: (phone: string) => string;
  readBack: (phone: string) => string;
  askEmail: string;
  askRightEmail: string;
  spellEmail: string;
  emailSoFar: (heard: string) => string;
  readEmailBack: (email: string) => string;
  askMessage: string;
  offerMessage: string;
  offerTransfer: (name: string) => string;
  transferFailed: string;
  urgent: string;
  danger: (numbers: string) => string;
  cannotChange: string;
  noteDown: string;
  anythingElseShort: string;
  failedTool: string;
  urgentMark: string;
  unsaid: string;
};

export type Manner = { tone: Tone; formality: Formality; businessName: string };

/** The sentences of a call: its language, in the owner's tone and way of addressing people. */
export const sentencesFor = (
  { tone, formality, businessName }: Pick<ReceptionistProfile, "tone" | "formality" | "businessName">,
  language: CallLanguage,
): Sentences => (language === "fr" ? french : english)({ tone, formality, businessName });
