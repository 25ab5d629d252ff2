import type { ScriptStep, VoiceScript } from "../script";

const GOODBYE: readonly ScriptStep[] = [{ say: "Non, c'est tout, merci. Au revoir." }, { waitForAva: true }];

/** What a caller who wants something done answers to Ava's questions; the first that fits. */
const WILLING: readonly (readonly [RegExp, string])[] = [
  [/rappelle au|c['’]est bien|est-ce exact/i, "Oui, c'est ça."],
  [/num[ée]ro|joindre/i, "Le zéro six douze trente-quatre cinquante-six soixante-dix-huit."],
  [/\bnom\b/i, "Camille Moreau."],
  [/(?:proposons|est-ce pour)(?: entre autres)?(?: :)? ([^:,?.]+?)(?:,| ou |\.|\?)/i, "Pour $1."],
  [/prestation/i, "Qu'est-ce que vous proposez ?"],
  [/à qui souhaitez[^:]*: ([^,?]+)/i, "$1, s'il vous plaît."],
  [/message/i, "Dites que je voudrais un devis pour la semaine prochaine."],
  [/quel (?:autre )?(?:jour|moment)|quand/i, "Mardi prochain dans l'après-midi."],
  [/propos|lequel|disponible/i, "Le premier me va très bien."],
];

/** Ava has done what she was asked for. */
const BOOKED = /r[ée]serv[ée]e? ?:|demande .*not[ée]e|not[ée] ?:/i;
const TAKEN_DOWN = /transmets votre message|message est not[ée]/i;

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
        until: BOOKED,
      },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-message",
    about: "Laisse un message",
    steps: [
      { say: "Bonjour, pouvez-vous prendre un message pour le responsable ?" },
      { answers: WILLING, otherwise: "Oui.", until: TAKEN_DOWN },
      ...GOODBYE,
    ],
  },
  {
    name: "fr-transfer",
    about: "Demande à parler à quelqu'un, et laisse un message si personne ne répond",
    steps: [
      { say: "Je voudrais parler à quelqu'un, s'il vous plaît." },
      { answers: WILLING, otherwise: "Oui.", until: TAKEN_DOWN, atMost: 8 },
      ...GOODBYE,
    ],
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
    about: "Donne un autre numéro, au clavier",
    steps: [
      { say: "Bonjour, rappelez-moi s'il vous plaît." },
      {
        answers: [[/rappelle au/i, "Non, à un autre numéro."], ...WILLING],
        otherwise: "Oui.",
        until: /num[ée]ro[^?]*\?/i,
        atMost: 5,
      },
      { keys: "0798765432#" },
      { answers: WILLING, otherwise: "Oui.", until: TAKEN_DOWN, atMost: 4 },
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
      { pause: 300 },
      { blurt: "Non, oubliez, plutôt votre adresse." },
      { waitForAva: true },
      ...GOODBYE,
    ],
  },
];
