import type { Formality } from "../profile.schema";
import type { CallLanguage } from "./brain";

type Words = Record<CallLanguage, Record<Formality, string>>;
const same = (sentence: string): Record<Formality, string> => ({ vous: sentence, tu: sentence });

/** What Ava says of her own accord, when no brain is asked. */
const LINES = {
  stillThere: {
    fr: { vous: "Vous êtes toujours là ?", tu: "Tu es toujours là ?" },
    en: same("Are you still there?"),
  },
  cannotHear: {
    fr: {
      vous: "Je ne vous entends pas. Si vous parlez, rapprochez-vous du téléphone.",
      tu: "Je ne t’entends pas. Si tu parles, rapproche-toi du téléphone.",
    },
    en: same("I can’t hear you. If you are speaking, please move closer to the phone."),
  },
  silenceGoodbye: {
    fr: {
      vous: "Je n’entends personne, je raccroche. Rappelez quand vous voulez. Au revoir.",
      tu: "Je n’entends personne, je raccroche. Rappelle quand tu veux. Au revoir.",
    },
    en: same("I can’t hear anybody, so I’ll hang up. Please call again any time. Goodbye."),
  },
  tooLong: {
    fr: {
      vous: "Je dois mettre fin à cet appel. Rappelez-nous pour la suite. Au revoir.",
      tu: "Je dois mettre fin à cet appel. Rappelle-nous pour la suite. Au revoir.",
    },
    en: same("I have to end this call now. Please call us back for the rest. Goodbye."),
  },
  goodbye: {
    fr: { vous: "Merci de votre appel, au revoir.", tu: "Merci de ton appel, au revoir." },
    en: same("Thank you for calling, goodbye."),
  },
  oneMoment: { fr: same("Un instant, je regarde."), en: same("One moment, let me check.") },
  again: {
    fr: { vous: "Pardon, pouvez-vous répéter ?", tu: "Pardon, tu peux répéter ?" },
    en: same("Sorry, could you say that again?"),
  },
  cutOff: {
    fr: {
      vous: "Excusez-moi, la ligne a été coupée un instant.",
      tu: "Excuse-moi, la ligne a été coupée un instant.",
    },
    en: same("Sorry, the line dropped for a moment."),
  },
  puttingThrough: {
    fr: { vous: "Je vous mets en relation, un instant.", tu: "Je te mets en relation, un instant." },
    en: same("I’m putting you through, one moment."),
  },
  listening: { fr: { vous: "Je vous écoute.", tu: "Je t’écoute." }, en: same("I’m listening.") },
  /** In mid-sentence, where a model broke off. */
  startAgain: { fr: same("… Pardon, je reprends."), en: same("… Sorry, let me start again.") },
  closedMessage: {
    fr: same("Nous sommes fermés en ce moment. Je peux prendre un message."),
    en: same("We are closed at the moment. I can take a message."),
  },
} as const satisfies Record<string, Words>;

export type FixedLine = keyof typeof LINES;

export const fixedLine = (line: FixedLine, language: CallLanguage, formality: Formality): string =>
  LINES[line][language][formality];
