import { appointment, ava, type Conversation, caller, identity, message, noted } from "./script";

const french = { lang: "fr", endedReason: "caller-hung-up" } as const;

export const emergencies: Conversation[] = [
  {
    ...french,
    id: "rage-de-dent",
    topic: "Urgence",
    outcome: "booked",
    perMonth: 7,
    when: "any",
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, j’ai une rage de dents depuis cette nuit, je n’ai pas fermé l’œil.",
          "Bonjour, j’ai très mal à une dent du fond, ça me lance jusque dans l’oreille.",
        ]),
      ),
      ava("Je comprends, cela doit être éprouvant. Avez-vous de la fièvre, ou le visage gonflé ?"),
      caller("Non, pas de fièvre. Juste très mal, en bas à gauche."),
      ava("Êtes-vous déjà suivi au cabinet ?"),
      caller(c.pick(["Oui, par le docteur Aubry.", `Je suis venu${c.e} une fois, l’année dernière.`])),
      ...identity(c),
      appointment(c, "Urgence dentaire", "dès que possible"),
      ...noted(
        c,
        "une demande en urgence, dès que possible. Si votre visage gonfle ou si la fièvre monte, appelez le 15",
      ),
    ],
    summary: (c) =>
      `Urgence : ${c.title} ${c.last}, forte douleur en bas à gauche depuis la nuit, sans fièvre ni gonflement. Souhaite être reçu${c.e} dès que possible.`,
  },
  {
    ...french,
    id: "abces",
    topic: "Urgence",
    outcome: "transferred",
    endedReason: "transferred",
    perMonth: 5,
    when: "open",
    lines: (c) => [
      caller("Bonjour, j’ai la joue qui a doublé de volume ce matin et je crois que j’ai de la fièvre."),
      ava("Avez-vous du mal à respirer, à avaler ou à ouvrir la bouche ?"),
      caller("Non, j’avale, mais ça tire et ça fait vraiment mal."),
      ava(
        "Je vous passe le cabinet tout de suite. Si vous avez du mal à respirer ou à avaler, raccrochez et composez le 15. À quel nom ?",
      ),
      caller(`${c.last}, ${c.first} ${c.last}.`),
      ava(`Merci ${c.title} ${c.last}. Restez en ligne, je vous transfère.`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} : joue gonflée et fièvre depuis le matin, respire et avale. Appel transféré aussitôt au cabinet.`,
  },
  {
    ...french,
    id: "dent-cassee-enfant",
    topic: "Urgence enfant",
    outcome: "transferred",
    endedReason: "transferred",
    perMonth: 4,
    when: "open",
    lines: () => [
      caller("Allô, ma fille vient de tomber à la patinoire, elle a une dent de devant cassée, ça saigne !"),
      ava(
        "Je vous passe le cabinet immédiatement. A-t-elle perdu connaissance, ou reçu un choc à la tête ? Et quel âge",
        "Je vous passe le cabinet immédiatement. A-t-elle perdu connaissance, ou",
      ),
      caller("Non non, elle va bien, elle pleure c’est tout. Elle a neuf ans. J’ai le morceau de dent."),
      ava("Gardez-le. Je vous transfère maintenant, restez en ligne."),
    ],
    summary: (c) =>
      `${c.title} ${c.last} : sa fille de 9 ans a cassé une incisive à la patinoire, consciente, morceau conservé. Transféré.`,
  },
  {
    ...french,
    id: "couronne-descellee",
    topic: "Couronne descellée",
    outcome: "booked",
    perMonth: 5,
    when: "any",
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, ma couronne vient de se décoller, en mangeant un caramel en plus.",
          "Bonjour, j’ai perdu ma couronne ce midi. Enfin, je l’ai retrouvée.",
        ]),
      ),
      ava("L’avez-vous conservée, et avez-vous mal ?"),
      caller("Oui je l’ai, dans un mouchoir. Pas mal, mais c’est sensible au froid."),
      ava("Gardez-la et apportez-la. Quand pourriez-vous passer ?"),
      caller(`Le plus tôt possible. ${c.day} ${c.time} au plus tard.`),
      ...identity(c),
      appointment(c, "Urgence dentaire"),
      ...noted(c, `une couronne à recoller, ${c.day} ${c.time} au plus tard`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} a une couronne descellée, conservée, dent sensible au froid. Souhaite passer ${c.day} ${c.time} au plus tard.`,
  },
  {
    ...french,
    id: "douleur-cabinet-ferme",
    topic: "Urgence hors horaires",
    outcome: "message-taken",
    perMonth: 5,
    when: "closed",
    lines: (c) => [
      caller("Bonsoir, je sais que vous êtes fermés, mais j’ai très mal à une dent de sagesse."),
      ava("Le cabinet est fermé en ce moment. Avez-vous de la fièvre, le visage gonflé ou du mal à avaler ?"),
      caller("Non, c’est juste la douleur."),
      ava(
        "Si cela s’aggrave, composez le 15, qui oriente vers le dentiste de garde. Voulez-vous que le cabinet vous rappelle à l’ouverture ?",
      ),
      caller("Oui, je veux bien, dès l’ouverture."),
      ...identity(c),
      message(
        c,
        "Douleur à une dent de sagesse, sans fièvre ni gonflement. À rappeler dès l’ouverture pour un rendez-vous en urgence.",
      ),
      ava(`Votre message est noté pour l’équipe, avec le ${c.spokenPhone}. Bon courage pour ce soir.`),
      caller("Merci, bonsoir."),
    ],
    summary: (c) =>
      `Hors horaires : ${c.title} ${c.last} souffre d’une dent de sagesse, sans signe de gravité. À rappeler dès l’ouverture.`,
  },
];
