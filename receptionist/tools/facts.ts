import { sayDay, sayOpeningAt, sayWeek } from "../opening/spoken-hours";
import { type Desk, fact, inWords, refusal, type Tool } from "./desk";
import { localMs } from "./local-time";
import { matchAnswer } from "./matching";

/** Opening hours: now, at a moment, on a date or in the ordinary week. */
export const checkOpening: Tool<"check_opening"> = ({ brief, language, nowMs }, { at, date, week }) => {
  const { opening, timeZone } = brief;
  if (week) return fact(sayWeek(opening, language));
  if (date !== undefined) return fact(sayDay(opening, date, nowMs, timeZone, language));
  return fact(sayOpeningAt(opening, at === undefined ? nowMs : localMs(at, timeZone), timeZone, nowMs, language));
};

export const getAddress: Tool<"get_address"> = (desk) => {
  const { address } = desk.brief.profile;
  if (address === "") {
    return refusal(
      inWords(desk, {
        vous: "Je n’ai pas l’adresse exacte, mais l’équipe peut vous rappeler pour vous la donner.",
        tu: "Je n’ai pas l’adresse exacte, mais l’équipe peut te rappeler pour te la donner.",
        en: "I do not have the exact address, but the team can call you back with it.",
      }),
    );
  }
  return fact(inWords(desk, { vous: `Nous sommes au ${address}.`, en: `We are at ${address}.` }).replace(/\.\.$/, "."));
};

/** The owner's own words, when a question of theirs is the caller's. */
export const findAnswer: Tool<"find_answer"> = (desk, { question }) => {
  const match = matchAnswer(desk.brief.profile.knownAnswers, question);
  return match ? fact(match.known.answer) : refusal(notKnown(desk));
};

export const notKnown = (desk: Pick<Desk, "language" | "brief">): string =>
  inWords(desk, {
    vous: "Je ne sais pas. Je peux prendre un message, et l’équipe vous répondra.",
    tu: "Je ne sais pas. Je peux prendre un message, et l’équipe te répondra.",
    en: "I do not know. I can take a message, and the team will get back to you.",
  });
