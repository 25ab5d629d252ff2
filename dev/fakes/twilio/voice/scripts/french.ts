import type { ScriptStep, VoiceScript } from "../script";

const GOODBYE: readonly ScriptStep[] = [{ say: "Non, c'est tout, merci. Au revoir." }, { waitForAva: true }];

/** What a caller who wants something done answers to Ava's questions. */
const WILLING: readonly (readonly [RegExp, string])[] = [
  [/num[ée]ro|joindre|rappel(er|le)/i, "Le zéro six douze trente-quatre cinquante-six soixante-dix-huit."],
  [/c'est bien|c['’]est bien cela|correct|confirm|exact|je r[ée]cap/i, "Oui, c'est ça."],
  [/\bnom\b|qui (dois|est)/i, "Camille Moreau."],
  [/message|transmettre|à quel sujet|objet/i, "Dites que je voudrais un devis pour la semaine prochaine."],
  [/quel (jour|moment)|quand|quelle date/i, "Mardi prochain dans l'après-midi."],
  [/quel(le)? (service|prestation)|pour quoi/i, "Pour la première prestation, s'il vous plaît."],
  [/cr[ée]neau|disponible|propose|\d+ ?h/i, "Le premier me va très bien."],
  [/autre chose/i, "Non, merci."],
];

export const FRENCH: readonly VoiceScript[] = [
  {
    name: "fr-hours",
    about: "Demande les horaires, puis ceux du samedi",
    steps: [
      { say: "Bonjour, vous êtes ouverts jusqu'à quelle heure aujourd'hui ?" },
      { say: "Et le samedi ?" },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-booking",
    about: "Prend rendez-vous",
    steps: [
      { say: "Bonjour, je voudrais prendre rendez-vous." },
      {
        answers: WILLING,
        otherwise: "Oui.",
        until: /(rendez-vous|demande).*(not[ée]|confirm[ée]|enregistr|r[ée]serv[ée])/i,
      },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-message",
    about: "Laisse un message",
    steps: [
      { say: "Bonjour, pouvez-vous prendre un message pour le responsable ?" },
      { answers: WILLING, otherwise: "Oui.", until: /message.*(not[ée]|transmi|pass)|(not[ée]|transmi).*message/i },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-transfer",
    about: "Demande à parler à quelqu'un",
    steps: [{ say: "Je voudrais parler à quelqu'un, s'il vous plaît." }, { waitForAva: true }, { silence: 2_000 }],
  },
  {
    name: "fr-interrupts",
    about: "Coupe Ava deux fois",
    steps: [
      { interruptAfter: 20, say: "Oui bonjour, quels sont vos tarifs ?" },
      { interruptAfter: 12, say: "Non, laissez. Quelle est votre adresse ?" },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-silence",
    about: "Ne dit rien, puis se tait encore",
    steps: [{ silence: 25_000 }, { say: "Allô ? Vous êtes ouverts demain ?" }, { silence: 60_000 }],
  },
  {
    name: "fr-keypad",
    about: "Donne son numéro au clavier",
    steps: [
      { say: "Bonjour, rappelez-moi s'il vous plaît." },
      { answers: WILLING.slice(1), otherwise: "Oui.", until: /num[ée]ro|joindre/i, atMost: 3 },
      { keys: "0612345678#" },
      { answers: WILLING.slice(1), otherwise: "Oui.", until: /not[ée]|transmi/i, atMost: 4 },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-switches-to-english",
    about: "Passe à l'anglais",
    steps: [
      { say: "Bonjour, do you speak English?" },
      { say: "When are you open on Saturday?" },
      { say: "That's all, thank you. Goodbye." },
      { waitForAva: true },
    ],
  },
  {
    name: "fr-spam",
    about: "Démarchage",
    steps: [
      {
        say: "Bonjour, je vous appelle au sujet de votre compte professionnel de formation et de vos panneaux solaires.",
      },
      { say: "Nous avons une offre exceptionnelle pour votre entreprise, c'est gratuit, il suffit de répondre." },
      { say: "Passez-moi le gérant, c'est une offre commerciale urgente." },
      { waitForAva: true },
    ],
  },
  {
    name: "fr-changes-mind",
    about: "Retire sa question avant la réponse",
    steps: [
      { say: "Bonjour, combien coûte la première prestation ?" },
      { blurt: "Non, oubliez, plutôt votre adresse." },
      { waitForAva: true },
      ...GOODBYE,
    ],
  },
];
