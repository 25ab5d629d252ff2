import { list } from "../speaking/say";
import { type Desk, fact, inWords, refusal, type Tool } from "./desk";
import { isForMessagesOnly, messagesOnly } from "./duty";
import { matchStaff } from "./matching";
import { reachOf } from "./reach";

export const takeMessage: Tool<"take_message"> = (desk, { callbackNumber, callerEmail }) => {
  const reach = reachOf(desk, { phone: callbackNumber, email: callerEmail });
  if ("refused" in reach) return reach.refused;
  return fact(
    inWords(desk, {
      vous: "C’est noté, je transmets votre message à l’équipe.",
      tu: "C’est noté, je transmets ton message à l’équipe.",
      en: "That is noted, and I am passing your message on to the team.",
    }),
  );
};

/** Finds who is meant; the transfer itself is the line's. */
export const transferCall: Tool<"transfer_call"> = (desk, { to }) => {
  if (isForMessagesOnly(desk)) return messagesOnly(desk);
  const { staff } = desk.brief.profile;
  const member = matchStaff(staff, to);
  if (member) {
    return fact(
      inWords(desk, {
        vous: `Je vous passe ${member.name}, un instant s’il vous plaît.`,
        tu: `Je te passe ${member.name}, un instant s’il te plaît.`,
        en: `I am putting you through to ${member.name}, one moment please.`,
      }),
      { phone: member.phone },
    );
  }
  if (staff.length === 0) {
    return refusal(
      inWords(desk, {
        vous: "Je ne peux pas vous passer quelqu’un, mais je peux prendre un message et l’on vous rappellera.",
        tu: "Je ne peux pas te passer quelqu’un, mais je peux prendre un message et l’on te rappellera.",
        en: "I cannot put you through, but I can take a message and somebody will call you back.",
      }),
    );
  }
  const names = list(
    staff.map(({ name, role }) => (role === "" ? name : `${name}, ${role}`)),
    desk.language,
    "or",
  );
  return refusal(
    inWords(desk, {
      vous: `À qui souhaitez-vous parler : ${names} ?`,
      tu: `À qui veux-tu parler : ${names} ?`,
      en: `Who would you like to speak to: ${names}?`,
    }),
  );
};

export const noteGap: Tool<"note_gap"> = (desk) =>
  fact(
    inWords(desk, {
      vous: "Je ne sais pas, mais je note votre question pour l’équipe.",
      tu: "Je ne sais pas, mais je note ta question pour l’équipe.",
      en: "I do not know, but I am noting your question for the team.",
    }),
  );

export const switchLanguage: Tool<"switch_language"> = (_desk: Desk, { language }) =>
  fact({ fr: "Bien sûr, continuons en français.", en: "Of course, let us carry on in English." }[language]);

/** For a machine at the other end: a courier's robot that has a delivery confirmed by a key. */
export const pressKeys: Tool<"press_keys"> = (desk) =>
  fact(inWords(desk, { vous: "C’est confirmé.", en: "That is confirmed." }));

export const endCall: Tool<"end_call"> = (desk, { reason }) =>
  fact(
    reason === "spam"
      ? inWords(desk, { vous: "Cela ne nous intéresse pas. Au revoir.", en: "We are not interested. Goodbye." })
      : inWords(desk, {
          vous: "Merci de votre appel, au revoir.",
          tu: "Merci de ton appel, au revoir.",
          en: "Thank you for calling. Goodbye.",
        }),
  );
