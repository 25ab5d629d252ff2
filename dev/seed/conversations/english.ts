import type { Caller } from "../callers";
import { appointment, ava, type Conversation, caller, type Line, message } from "./script";

const english = { lang: "en", endedReason: "caller-hung-up", when: "any" } as const;

/** Ava greets in French and follows the caller into English. */
const details = (c: Caller): Line[] => [
  ava("May I take your name and a number to reach you on?"),
  caller(`${c.first} ${c.last}, and it’s ${c.spokenPhone}.`),
  ava(`${c.last}, spelled ${c.spelled}, on ${c.spokenPhone}. Is that right?`),
  caller("That’s right."),
];

export const inEnglish: Conversation[] = [
  {
    ...english,
    id: "expat-check-up",
    topic: "Premier rendez-vous",
    outcome: "booked",
    perMonth: 4,
    lines: (c) => [
      caller(
        c.pick([
          "Hello, sorry, do you speak English? We’ve just moved to Annecy and I need a dentist.",
          "Hi, my French isn’t great. I work in Geneva and live here now, I’d like a check-up.",
        ]),
      ),
      ava(
        "Of course, let’s carry on in English. A first check-up takes thirty minutes and costs 23 euros. Are you in any pain?",
      ),
      caller("No, just a routine visit."),
      ava("Which day would suit you?"),
      caller(`${c.dayEn} ${c.timeEn} would be great.`),
      ...details(c),
      appointment(c, "Consultation et bilan bucco-dentaire"),
      ava(
        `Your request is down for ${c.dayEn} ${c.timeEn}. The practice will confirm it. Dr Aubry speaks English, so you’ll be in good hands.`,
      ),
      caller("Brilliant, thank you so much."),
    ],
    summary: (c) =>
      `Patient anglophone : ${c.first} ${c.last} vient de s’installer et souhaite un premier bilan ${c.day} ${c.time}.`,
  },
  {
    ...english,
    id: "tourist-broken-tooth",
    topic: "Urgence",
    outcome: "booked",
    perMonth: 3,
    lines: (c) => [
      caller("Hello? I’m on holiday here and I’ve just broken a tooth on a baguette, believe it or not."),
      ava("I’m sorry to hear that. Let’s speak English. Are you in pain, and is your face swollen at all?"),
      caller("It’s sharp and it hurts when I drink something cold. No swelling."),
      ava("Thank you. How long are you staying in Annecy?"),
      caller("We fly home on Sunday, so any time before then."),
      ...details(c),
      appointment(c, "Urgence dentaire", "avant dimanche, départ par avion"),
      ava(
        "I’ve put you down as an emergency before Sunday. The practice will call to confirm. If your face swells or you run a fever, dial 112.",
      ),
      caller("Okay, thanks for being so quick."),
    ],
    summary: (c) =>
      `Touriste anglophone : ${c.first} ${c.last}, dent cassée, douleur au froid, sans gonflement. Repart dimanche, à recevoir avant.`,
  },
  {
    ...english,
    id: "insurance-invoice",
    topic: "Facture pour assurance",
    outcome: "message-taken",
    perMonth: 2,
    lines: (c) => [
      caller("Hi, I came in last month and my insurance needs the invoice in English, with the tooth numbers."),
      ava("I’ll pass that on. Was the treatment with Dr Aubry, and do you remember the date?"),
      caller("Yes, with her, it was about four weeks ago."),
      ...details(c),
      message(
        c,
        "Souhaite sa facture d’il y a quatre semaines en anglais, avec le numéro des dents, pour son assurance.",
      ),
      ava("The message has been taken down for the team. They will get back to you by phone or e-mail."),
      caller("Perfect, bye."),
    ],
    summary: (c) =>
      `${c.first} ${c.last} demande sa dernière facture en anglais, avec le numéro des dents, pour son assurance.`,
  },
  {
    ...english,
    id: "opening-hours",
    topic: "Horaires",
    outcome: "answered",
    perMonth: 2,
    lines: () => [
      caller("Hello, could you tell me until what time you’re open on Fridays?"),
      ava("Hello. On Fridays the practice is open from 9 to 12:30 and from 2 to 5 pm."),
      caller("And it’s closed at the weekend?"),
      ava("Yes, on Saturday and Sunday. Would you like me to take down a request for an appointment?"),
      caller("No, that’s all I needed. Cheers."),
      ava("You’re welcome. Have a good day."),
    ],
    summary: () => "Question en anglais sur les horaires du vendredi et du week-end, répondue.",
  },
];
