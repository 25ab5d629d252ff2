import { expect, test } from "vitest";
import { createGuard, type GuardOutcome } from "../../../receptionist/grounding/guard";

type Call = { locale: "fr" | "en"; grounds?: string[]; callerSaid?: string[] };

const run = (pieces: string[], { locale, grounds = [], callerSaid = [] }: Call): GuardOutcome[] => {
  const guard = createGuard({ locale, grounds, callerSaid });
  return [...pieces.flatMap((piece) => guard.take(piece)), ...guard.end()];
};

const released = (outcomes: GuardOutcome[]): string =>
  outcomes.map((outcome) => (outcome.type === "release" ? outcome.text : "")).join("");
const refusedClaim = (outcomes: GuardOutcome[]): string | null =>
  outcomes.flatMap((outcome) => (outcome.type === "refused" ? [outcome.claim] : []))[0] ?? null;

/** What is refused of a text that comes whole, and character by character; both must agree. */
const verdict = (text: string, call: Call): string | null => {
  const whole = run([text], call);
  const split = run(Array.from(text), call);
  expect(refusedClaim(split)).toBe(refusedClaim(whole));
  if (refusedClaim(whole) === null) {
    expect(released(whole)).toBe(text);
    expect(released(split)).toBe(text);
  }
  return refusedClaim(whole);
};

const WEEK_FR =
  "Du lundi au jeudi de 9 heures à midi et de 14 heures à 18 heures 30, le vendredi de 9 heures à midi, fermé le samedi et le dimanche.";
const WEEK_EN =
  "Monday to Thursday from 9 am to noon and from 2 pm to 6:30 pm, Friday from 9 am to noon, closed on Saturday and Sunday.";
const PRICES_FR = "Détartrage : 28 euros 92, 30 minutes. Blanchiment : à partir de 300 euros, 1 heure 30.";
const PRICES_EN = "Scaling: 28 euros and 92 cents, 30 minutes. Whitening: from 300 euros, 1 hour and 30 minutes.";
const SLOTS_FR =
  "Détartrage : je peux vous proposer mardi 24 novembre à 9 heures, mardi 24 novembre à 14 heures 30 ou jeudi 26 novembre à 11 heures.";

test("words without a fact pass at once, token by token", () => {
  const guard = createGuard({ locale: "fr", grounds: [], callerSaid: [] });
  expect(guard.take("Bonjour")).toEqual([{ type: "release", text: "Bonjour" }]);
  expect(guard.take(", nous")).toEqual([{ type: "release", text: ", nous" }]);
  expect(guard.take(" vous écoutons.")).toEqual([{ type: "release", text: " vous écoutons." }]);
});

test("from the first figure on a sentence is held back until it ends", () => {
  const guard = createGuard({ locale: "fr", grounds: [PRICES_FR], callerSaid: [] });
  expect(released(guard.take("Alors, il faut "))).toBe("Alors, il faut ");
  expect(guard.take("28")).toEqual([]);
  expect(guard.take(",92 €")).toEqual([]);
  expect(guard.take(" pour cela.")).toEqual([]);
  expect(released(guard.take(" Et"))).toBe("28,92 € pour cela. Et");
});

const GROUNDED: [name: string, text: string, call: Call][] = [
  ["a price as the tool says it", "Le détartrage est à 28 euros 92.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a price in figures", "Le détartrage coûte 28,92 €.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a price in words", "C’est vingt-huit euros quatre-vingt-douze.", { locale: "fr", grounds: [PRICES_FR] }],
  [
    "a price with a non-breaking space",
    "C’est 28,92\u00a0€, et ça dure une demi-heure.",
    { locale: "fr", grounds: [PRICES_FR] },
  ],
  ["a duration in other words", "Le blanchiment dure une heure et demie.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a range of prices", "Entre 28,92 et 300 euros selon le soin.", { locale: "fr", grounds: [PRICES_FR] }],
  ["thousands", "Comptez 1 250 euros.", { locale: "fr", grounds: ["Couronne : 1250 euros."] }],
  ["free of charge", "Le devis est gratuit.", { locale: "fr", grounds: ["Devis : sans frais."] }],
  ["the whole week", WEEK_FR, { locale: "fr", grounds: [WEEK_FR] }],
  [
    "one day of the week",
    "Le mardi, nous sommes ouverts de 9 h à midi et de 14 h à 18 h 30.",
    { locale: "fr", grounds: [WEEK_FR] },
  ],
  [
    "an hour in words",
    "Le jeudi, nous fermons à dix-huit heures trente.",
    {
      locale: "fr",
      grounds: [
        "Le jeudi, nous sommes ouverts jusqu’à 18 heures 30. Nous sommes fermés ensuite.",
        "Nous fermons le jeudi à 18 heures 30.",
      ],
    },
  ],
  [
    "the evening on a clock of twelve hours",
    "Nous sommes ouverts le lundi jusqu’à 6 heures et demie du soir.",
    { locale: "fr", grounds: [WEEK_FR] },
  ],
  ["noon", "Le vendredi, nous sommes ouverts de 9 heures à midi.", { locale: "fr", grounds: [WEEK_FR] }],
  ["a closed day", "Non, nous sommes fermés le samedi.", { locale: "fr", grounds: [WEEK_FR] }],
  [
    "slots",
    "Je peux vous proposer mardi 24 novembre à 9 heures ou à 14 heures 30, sinon jeudi à 11 heures.",
    { locale: "fr", grounds: [SLOTS_FR] },
  ],
  [
    "an address",
    "Nous sommes au 12 rue Victor Hugo.",
    { locale: "fr", grounds: ["Nous sommes au 12 rue Victor Hugo, à Lyon."] },
  ],
  [
    "a number to ring",
    "Vous pouvez appeler le 04 78 00 11 22.",
    { locale: "fr", grounds: ["Le numéro est le 04 78 00 11 22."] },
  ],
  ["ordinary counts", "J’ai une question, un instant : deux options s’offrent à vous.", { locale: "fr" }],
  [
    "every day",
    "Nous sommes ouverts tous les jours.",
    { locale: "fr", grounds: ["Tous les jours de 9 heures à 18 heures."] },
  ],
  ["the week-end", "Nous sommes fermés le week-end.", { locale: "fr", grounds: [WEEK_FR] }],
  ["the afternoon", "Préférez-vous le matin ou l’après-midi ?", { locale: "fr" }],
  ["what is new", "Un pneu neuf, je le note pour l’équipe.", { locale: "fr" }],
  ["whether it is open, looked up", "Je regarde si nous sommes ouverts.", { locale: "fr" }],
  [
    "the caller's day and hour, asked back",
    "Mardi à 14 h 30, c’est bien cela ?",
    { locale: "fr", callerSaid: ["mardi à quatorze heures trente"] },
  ],
  [
    "the caller's number, read back",
    "Je note le 06 12 34 56 78.",
    { locale: "fr", callerSaid: ["c'est le zéro six douze trente-quatre cinquante-six soixante-dix-huit"] },
  ],
  [
    "the caller's number, asked back with its code",
    "Votre numéro est bien le +33 6 12 34 56 78 ?",
    { locale: "fr", callerSaid: ["0612345678"] },
  ],
  [
    "how many the caller said they are",
    "Une table pour quatre personnes, c’est noté ?",
    { locale: "fr", callerSaid: ["nous serons quatre"] },
  ],
  ["whom to ring in danger", "En cas de danger, appelez le 15 ou le 112.", { locale: "fr" }],
  [
    "an appointment that is booked",
    "C’est réservé, mardi 24 novembre à 9 heures.",
    { locale: "fr", grounds: ["C’est réservé : détartrage, mardi 24 novembre à 9 heures, au nom de Durand."] },
  ],
  ["an English price", "Scaling is €28.92.", { locale: "en", grounds: [PRICES_EN] }],
  [
    "an English price in words",
    "It is twenty-eight euros and ninety-two cents.",
    { locale: "en", grounds: [PRICES_EN] },
  ],
  ["an English week", WEEK_EN, { locale: "en", grounds: [WEEK_EN] }],
  ["half past", "On Mondays we are open until half past six.", { locale: "en", grounds: [WEEK_EN] }],
  [
    "a written-out half of the day",
    "On Mondays we are open from nine in the morning, and from two in the afternoon.",
    { locale: "en", grounds: [WEEK_EN] },
  ],
  [
    "p.m. within a sentence",
    "On Monday we open at 2 p.m. and close later.",
    { locale: "en", grounds: ["On Monday, we open at 2 pm. On Monday we close later."] },
  ],
  [
    "an English date",
    "I can offer Tuesday the 24th of November at 9 am.",
    { locale: "en", grounds: ["Scaling: I can offer Tuesday, November 24 at 9 am."] },
  ],
  [
    "an empty place in the calendar",
    "Tuesday at 9 am is free.",
    { locale: "en", grounds: ["Tuesday at 9 am is free."] },
  ],
  ["ordinary freedom", "Feel free to ask, I have one question and two options.", { locale: "en" }],
  ["a modal verb", "May I have your name, please?", { locale: "en" }],
  [
    "the caller's hour, asked back",
    "So that's half past two on Friday, right?",
    { locale: "en", callerSaid: ["friday two thirty pm"] },
  ],
  ["a line in the call's other language", "Nous sommes fermés le samedi.", { locale: "fr", grounds: [WEEK_EN] }],
];

test.each(GROUNDED)("released: %s", (_, text, call) => {
  expect(verdict(text, call)).toBeNull();
});

const REFUSED: [name: string, text: string, call: Call][] = [
  [
    "a price from nowhere",
    "Oui, bien sûr : c'est 4321 euros, et nous sommes ouverts jusqu'à 3 h 47 du matin.",
    { locale: "fr" },
  ],
  ["a price in words from nowhere", "C’est trente euros.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a price a cent off", "Le détartrage coûte 28,93 €.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a rounded price", "Environ 29 euros.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a price without its unit", "Cela vous coûtera 45.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a duration as a price", "Le détartrage coûte 30 euros.", { locale: "fr", grounds: [PRICES_FR] }],
  ["a bare duration as a price", "Le détartrage coûte 30.", { locale: "fr", grounds: [PRICES_FR] }],
  ["free of charge from nowhere", "La consultation est gratuite.", { locale: "fr", grounds: [PRICES_FR] }],
  ["without charge from nowhere", "Le devis est sans frais.", { locale: "fr" }],
  ["the caller's price, confirmed", "C’est bien 50 euros ?", { locale: "fr", callerSaid: ["c'est 50 euros non ?"] }],
  ["other money", "It is 300 dollars.", { locale: "en", grounds: [PRICES_EN] }],
  ["an hour too late", "Le lundi, nous sommes ouverts jusqu’à 19 heures.", { locale: "fr", grounds: [WEEK_FR] }],
  ["a half hour too early", "Le lundi, nous fermons à 18 heures.", { locale: "fr", grounds: [WEEK_FR] }],
  [
    "another day's hour",
    "Le vendredi, nous sommes ouverts jusqu’à 18 heures 30.",
    { locale: "fr", grounds: [WEEK_FR] },
  ],
  ["hours on a closed day", "Le samedi, c’est de 9 heures à midi.", { locale: "fr", grounds: [WEEK_FR] }],
  ["open on a closed day", "Oui, nous sommes ouverts le samedi.", { locale: "fr", grounds: [WEEK_FR] }],
  ["closed on an open day", "Nous sommes fermés le mercredi.", { locale: "fr", grounds: [WEEK_FR] }],
  ["every day, for some", "Nous sommes ouverts tous les jours.", { locale: "fr", grounds: [WEEK_FR] }],
  ["the week-end, for weekdays", "We are open at weekends.", { locale: "en", grounds: [WEEK_EN] }],
  ["open, from nowhere", "Oui, nous sommes ouverts.", { locale: "fr" }],
  ["noon from nowhere", "Venez à midi.", { locale: "fr", grounds: [SLOTS_FR] }],
  ["a half hour in words from nowhere", "Cela prend une demi-heure.", { locale: "fr", grounds: [SLOTS_FR] }],
  [
    "a slot nobody offered",
    "Je peux vous proposer mardi 24 novembre à 10 heures.",
    { locale: "fr", grounds: [SLOTS_FR] },
  ],
  ["another day's slot", "Je peux vous proposer mardi 24 novembre à 11 heures.", { locale: "fr", grounds: [SLOTS_FR] }],
  ["a weekday of another date", "Je peux vous proposer jeudi 24 novembre.", { locale: "fr", grounds: [SLOTS_FR] }],
  [
    "the caller's hour, stated",
    "Nous sommes ouverts jusqu’à 20 heures.",
    { locale: "fr", callerSaid: ["vous êtes ouverts jusqu'à 20 heures ?"] },
  ],
  [
    "the caller's hour, stated and asked",
    "Nous fermons à 20 heures, cela vous va ?",
    { locale: "fr", callerSaid: ["je viens à 20 heures"] },
  ],
  ["a booking nobody made", "Votre rendez-vous est confirmé.", { locale: "fr" }],
  [
    "another house number",
    "Nous sommes au 14 rue Victor Hugo.",
    { locale: "fr", grounds: ["Nous sommes au 12 rue Victor Hugo, à Lyon."] },
  ],
  [
    "another street",
    "Nous sommes rue de la République.",
    { locale: "fr", grounds: ["Nous sommes au 12 rue Victor Hugo, à Lyon."] },
  ],
  [
    "a number to ring from nowhere",
    "Appelez le 04 78 00 11 33.",
    { locale: "fr", grounds: ["Le numéro est le 04 78 00 11 22."] },
  ],
  [
    "a caller's number with a digit wrong",
    "Je note le 06 12 34 56 79.",
    { locale: "fr", callerSaid: ["06 12 34 56 78"] },
  ],
  ["the morning for the evening", "On Monday we are open until 6:30 am.", { locale: "en", grounds: [WEEK_EN] }],
  ["an English hour in words", "We are open until half past seven on Monday.", { locale: "en", grounds: [WEEK_EN] }],
  ["a bare English hour", "On Monday we are open until 7.", { locale: "en", grounds: [WEEK_EN] }],
  ["an English closed day", "Yes, we are open on Saturdays.", { locale: "en", grounds: [WEEK_EN] }],
  ["a free check-up", "The first consultation is free.", { locale: "en", grounds: [PRICES_EN] }],
  ["an English booking nobody made", "You are booked in.", { locale: "en" }],
  [
    "the model's own invention",
    "Yes, of course: it is 4321 euros, and we are open until 3:47 in the morning.",
    { locale: "en" },
  ],
];

test.each(REFUSED)("refused: %s", (_, text, call) => {
  expect(verdict(text, call)).not.toBeNull();
});

const ORDINARY: Record<"fr" | "en", string[]> = {
  fr: [
    "Je suis désolée, je n’ai pas cette information, mais je peux prendre un message.",
    "Pouvez-vous me donner votre nom et un numéro où vous joindre ?",
    "C’est noté, je transmets votre message à l’équipe, et on vous rappellera dans la journée.",
    "C’est noté, je vous confirme tout cela une fois le rendez-vous pris.",
    "Quel jour vous conviendrait, plutôt le matin ou l’après-midi ?",
    "Pour une ou deux personnes ?",
    "Oui, je suis une assistante IA. Je peux vous renseigner, prendre un rendez-vous ou un message.",
    "Un petit instant, je regarde cela tout de suite.",
    "Souhaitez-vous que je réserve un créneau ?",
    "Dès que c’est confirmé, vous recevrez un message.",
    "En cas d’urgence vitale, appelez le 15.",
    "Avec plaisir. Bonne journée, et à bientôt !",
    "Pouvez-vous épeler votre nom, s’il vous plaît ? M, A, R, T, I, N, c’est bien cela ?",
    "D’accord, et pour quelle prestation est-ce ?",
    "Je vous passe Camille, un instant s’il vous plaît.",
  ],
  en: [
    "I am sorry, I do not have that information, but I can take a message.",
    "Could I have your name, and a number to reach you on?",
    "One moment please, I am looking that up for you.",
    "Would you like me to book an appointment?",
    "Which day would suit you, and would you rather come in the morning or in the afternoon?",
    "Yes, I am an AI assistant. May I ask what it is about?",
    "Oh, I see. Is there anything else I can do for you?",
    "Feel free to call again. Have a good day!",
    "Once it is confirmed, you will get a message.",
    "If anyone is in danger, call 112 or 999 at once.",
    "Could you spell that for me? M, A, R, T, I, N, is that right?",
    "For one or two people?",
  ],
};

test("what a receptionist says all day passes without a single tool", () => {
  for (const locale of ["fr", "en"] as const) {
    for (const text of ORDINARY[locale]) expect(verdict(text, { locale }), text).toBeNull();
  }
});

test("a refusal gives the sentence and the claim, and nothing passes after it", () => {
  const guard = createGuard({ locale: "fr", grounds: [], callerSaid: [] });
  const outcomes = [...guard.take("Bonjour. Cela fait 45 euros. Autre"), ...guard.take(" chose ?"), ...guard.end()];
  expect(outcomes).toEqual([
    { type: "release", text: "Bonjour." },
    { type: "refused", sentence: "Cela fait 45 euros.", claim: "45 euros" },
  ]);
});

test("an address that the caller dictated is read back, with its figures, written or said", () => {
  const callerSaid = ["mon mail c'est c a m i l l e 7 5", "arobase mars tiret vendredi point fr"];
  const call: Call = { locale: "fr", callerSaid };
  expect(verdict("C’est camille 75, arobase, mars tiret vendredi point fr.", call)).toBeNull();
  expect(verdict("C’est camille75@mars-vendredi.fr.", call)).toBeNull();
  expect(verdict("C’est camille 76, arobase, mars tiret vendredi point fr.", call)).not.toBeNull();
});
