import { appointment, ava, type Conversation, caller, identity, noted } from "./script";

const booked = { lang: "fr", outcome: "booked", endedReason: "caller-hung-up", when: "any" } as const;

export const appointments: Conversation[] = [
  {
    ...booked,
    id: "detartrage",
    topic: "Rendez-vous détartrage",
    perMonth: 10,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, je voudrais prendre rendez-vous pour un détartrage, s’il vous plaît.",
          "Oui bonjour, ça doit faire un an que je n’ai pas fait de détartrage, il me faudrait un rendez-vous.",
          "Bonjour, c’est pour un détartrage.",
        ]),
      ),
      ava("Bien sûr. Êtes-vous déjà suivi au cabinet, et quels moments vous arrangent ?"),
      caller(`Oui, je viens chez le docteur Aubry. Plutôt ${c.day} ${c.time}, si c’est possible.`),
      ...identity(c),
      appointment(c, "Détartrage"),
      ...noted(c, `une demande de détartrage pour ${c.day} ${c.time}, trente minutes`),
    ],
    summary: (c) =>
      `${c.title} ${c.last}, déjà suivi${c.e} au cabinet, demande un détartrage ${c.day} ${c.time}. Demande notée, à confirmer.`,
  },
  {
    ...booked,
    id: "premier-rendez-vous",
    topic: "Premier rendez-vous",
    perMonth: 8,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, je viens d’emménager à Annecy et je cherche un dentiste. Vous prenez de nouveaux patients ?",
          "Bonjour, mon ancien dentiste part à la retraite, est-ce que vous acceptez des nouveaux patients ?",
        ]),
      ),
      ava(
        "Oui, le cabinet accueille de nouveaux patients. On commence par un bilan de trente minutes, à 23 €. Avez-vous mal en ce moment ?",
      ),
      caller("Non, rien d’urgent, c’est juste pour un suivi."),
      ava("Très bien. Quel jour vous conviendrait ?"),
      caller(c.pick([`Le ${c.day}, ${c.time}.`, `Moi c’est mieux le ${c.day}, ${c.time}.`])),
      ...identity(c),
      appointment(c, "Consultation et bilan bucco-dentaire"),
      ...noted(c, `un premier bilan, ${c.day} ${c.time}. Pensez à votre carte Vitale et à vos dernières radios`),
    ],
    summary: (c) =>
      `Nouveau patient : ${c.title} ${c.first} ${c.last} souhaite un premier bilan ${c.day} ${c.time}. Pas de douleur. À confirmer.`,
  },
  {
    ...booked,
    id: "bilan-enfant",
    topic: "Rendez-vous enfant",
    perMonth: 5,
    lines: (c) => [
      caller("Bonjour, c’est pour mon fils. Il a six ans et on a reçu le courrier M’T dents de la Sécu."),
      ava("Bonjour. C’est donc pour son bilan. A-t-il mal quelque part ?"),
      caller("Non, non. Enfin il a une dent de lait qui bouge, mais c’est normal je crois."),
      ava("Le docteur regardera cela pendant le bilan. Un mercredi vous arrangerait-il ?"),
      caller(`Ah oui, mercredi ${c.time}, ce serait idéal.`),
      ...identity(c),
      ava("Et le prénom de votre fils, avec sa date de naissance ?"),
      caller(c.pick(["Noé, le 12 mars 2020.", "Léo, il est né le 4 juillet 2020.", "Gabin, le 23 janvier 2020."])),
      appointment(c, "Consultation et bilan bucco-dentaire", `mercredi ${c.time}, pour son fils de 6 ans`),
      ...noted(c, `le bilan de votre fils mercredi ${c.time}, avec le courrier et la carte Vitale`),
    ],
    summary: (c) => `${c.title} ${c.last} demande le bilan M’T dents de son fils de 6 ans, un mercredi ${c.time}.`,
  },
  {
    ...booked,
    id: "controle-annuel",
    topic: "Contrôle annuel",
    perMonth: 7,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, c’est pour ma visite de contrôle.",
          "Bonjour, je voudrais un rendez-vous de contrôle, comme tous les ans.",
        ]),
      ),
      ava("Bonjour. Depuis votre dernière visite, avez-vous eu une gêne ou une douleur ?"),
      caller(c.pick(["Non, tout va bien.", "Une petite sensibilité au froid à droite, mais rien de méchant."])),
      ava("Je le signale au docteur. Quel jour préférez-vous ?"),
      caller(`Le ${c.day} ${c.time}.`),
      ...identity(c),
      appointment(c, "Consultation et bilan bucco-dentaire"),
      ...noted(c, `votre contrôle, ${c.day} ${c.time}`),
    ],
    summary: (c) => `Contrôle annuel demandé par ${c.title} ${c.last} pour ${c.day} ${c.time}.`,
  },
  {
    ...booked,
    id: "detartrage-presse",
    topic: "Rendez-vous détartrage",
    perMonth: 5,
    lines: (c) => [
      caller("Oui bonjour, un détartrage, le plus tôt possible, je suis entre deux réunions."),
      ava(
        "Bien sûr. Le détartrage dure trente minutes et coûte 28,92 €. Pour vous proposer le bon créneau, pouvez-vous me dire si",
        "Bien sûr. Le détartrage dure trente minutes et coûte",
      ),
      caller(`Oui oui, je connais. ${c.day.charAt(0).toUpperCase()}${c.day.slice(1)} ${c.time}, ça irait ?`),
      ava("Je note ce souhait. À quel nom et à quel numéro ?"),
      caller(`${c.last}, ${c.spokenPhone}.`),
      ava(`${c.last}, ${c.spokenPhone}. Est-ce exact ?`),
      caller("C’est ça."),
      appointment(c, "Détartrage"),
      ava(`La demande est notée pour ${c.day} ${c.time}. Le cabinet vous la confirme. Bonne réunion.`),
    ],
    summary: (c) =>
      `${c.title} ${c.last}, pressé${c.e}, demande un détartrage ${c.day} ${c.time}. À confirmer par SMS si possible.`,
  },
  {
    ...booked,
    id: "deplacer-rendez-vous",
    topic: "Déplacement de rendez-vous",
    perMonth: 8,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, j’ai un rendez-vous dans les jours qui viennent mais je ne pourrai pas venir, je voudrais le déplacer.",
          "Bonjour, il faudrait que je décale mon rendez-vous de la semaine prochaine, j’ai un imprévu au travail.",
        ]),
      ),
      ava("Cela s’arrange. À quel nom est ce rendez-vous, et pour quel soin ?"),
      caller(`${c.title} ${c.last}, c’était pour ${c.pick(["un détartrage", "un contrôle", "une carie"])}.`),
      ava("Merci. Quel autre moment vous conviendrait ?"),
      caller(`Plutôt ${c.day}, ${c.time}.`),
      ava(`${c.day} ${c.time}. Le cabinet peut-il vous joindre au numéro qui s’affiche, le ${c.spokenPhone} ?`),
      caller("Oui, c’est bien celui-là."),
      appointment(c, "Rendez-vous à déplacer"),
      ...noted(c, `l’ancien rendez-vous à libérer, et un nouveau souhaité ${c.day} ${c.time}`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} ne peut pas venir à son rendez-vous et souhaite le déplacer à ${c.day} ${c.time}.`,
  },
  {
    ...booked,
    id: "pose-couronne",
    topic: "Suite de soins",
    perMonth: 4,
    lines: (c) => [
      caller("Bonjour, le docteur Aubry a pris l’empreinte de ma couronne, on m’a dit de rappeler pour la pose."),
      ava("Bonjour. La pose demande environ une heure. La couronne provisoire tient-elle bien ?"),
      caller(c.pick(["Oui, pour l’instant ça tient.", "Oui, mais j’évite de mâcher de ce côté."])),
      ava("Très bien. Quand seriez-vous disponible ?"),
      caller(`${c.day} ${c.time} si possible.`),
      ...identity(c),
      appointment(c, "Couronne céramique"),
      ...noted(c, `la pose de votre couronne, une heure, ${c.day} ${c.time}`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} souhaite poser sa couronne définitive ${c.day} ${c.time}. La provisoire tient.`,
  },
  {
    ...booked,
    id: "blanchiment",
    topic: "Blanchiment",
    perMonth: 3,
    lines: (c) => [
      caller("Bonjour, je me marie au printemps et je me renseigne pour un blanchiment. C’est combien ?"),
      ava(
        "Félicitations. Le blanchiment est à partir de 390 €, pour une séance d’une heure. Le docteur vérifie d’abord l’état des dents.",
      ),
      caller("D’accord. Et on peut prendre rendez-vous pour en parler ?"),
      ava("Oui, je note une demande. Quel jour vous irait ?"),
      caller(`Le ${c.day} ${c.time}.`),
      ...identity(c),
      appointment(c, "Blanchiment"),
      ...noted(c, `une consultation pour un blanchiment, ${c.day} ${c.time}`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} se marie au printemps et souhaite une consultation de blanchiment ${c.day} ${c.time}.`,
  },
  {
    ...booked,
    id: "bilan-implant",
    topic: "Implant",
    perMonth: 3,
    lines: (c) => [
      caller("Bonjour, on m’a arraché une molaire il y a six mois et j’aimerais savoir ce que coûterait un implant."),
      ava(
        "Un implant se fait sur devis, après un examen et une radio. Je ne peux pas vous donner de prix, mais je peux noter un rendez-vous pour le devis.",
      ),
      caller("Oui, faites ça. Je peux venir n’importe quand, je suis à la retraite."),
      ava(`Je propose au cabinet ${c.day} ${c.time}, cela vous va ?`),
      caller("Très bien."),
      ...identity(c),
      appointment(c, "Implant"),
      ...noted(c, `un examen pour un devis d’implant, ${c.day} ${c.time}`),
    ],
    summary: (c) =>
      `${c.title} ${c.last} demande un devis d’implant pour une molaire extraite il y a six mois. Retraité${c.e}, disponible.`,
  },
];
