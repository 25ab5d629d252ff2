import { ava, type Conversation, caller, identity, message } from "./script";

const taken = { lang: "fr", outcome: "message-taken", endedReason: "caller-hung-up", when: "any" } as const;
const handedOn = { lang: "fr", outcome: "transferred", endedReason: "transferred", when: "open" } as const;

export const messages: Conversation[] = [
  {
    ...taken,
    id: "annulation",
    topic: "Annulation",
    perMonth: 8,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, je dois annuler mon rendez-vous, je suis malade comme un chien.",
          "Bonjour, j’appelle pour annuler mon rendez-vous, j’ai un déplacement professionnel.",
        ]),
      ),
      ava("C’est noté, merci de prévenir. À quel nom, et quel jour était-il prévu ?"),
      caller(`${c.last}. C’était ${c.day} ${c.time}.`),
      ava(`${c.last}, ${c.spelled}, ${c.day} ${c.time}. Souhaitez-vous une autre date dès maintenant ?`),
      caller("Non, je rappellerai quand j’y verrai plus clair."),
      message(c, `Annule son rendez-vous de ${c.day} ${c.time}. Rappellera pour une autre date.`),
      ava("Le message est noté pour l’équipe, qui libère le créneau. Bonne journée."),
    ],
    summary: (c) => `${c.title} ${c.last} annule son rendez-vous de ${c.day} ${c.time}, sans nouvelle date.`,
  },
  {
    ...taken,
    id: "retard",
    topic: "Retard",
    perMonth: 5,
    when: "open",
    lines: (c) => [
      caller(`Bonjour, j’ai rendez-vous dans dix minutes mais je suis bloqué${c.e} dans les bouchons, au bord du lac.`),
      ava("Merci de prévenir. À quel nom, et combien de retard prévoyez-vous ?"),
      caller(`${c.last}. Un quart d’heure, vingt minutes maximum.`),
      message(c, "Aura 15 à 20 minutes de retard à son rendez-vous, pris dans les bouchons."),
      ava(`Le message est noté pour l’équipe. Soyez prudent${c.e}, à tout à l’heure.`),
      caller("Merci beaucoup."),
    ],
    summary: (c) => `${c.title} ${c.last} aura 15 à 20 minutes de retard.`,
  },
  {
    ...taken,
    id: "apres-extraction",
    topic: "Suite d’extraction",
    perMonth: 4,
    lines: (c) => [
      caller(
        "Bonjour, on m’a enlevé une dent de sagesse il y a quelques jours et ça saigne encore un petit peu, c’est normal ?",
      ),
      ava(
        "Je ne peux pas en juger, je préfère que le docteur vous rappelle. Le saignement est-il abondant, avez-vous de la fièvre ?",
      ),
      caller("Non, pas abondant, et pas de fièvre. Juste un goût de sang."),
      ...identity(c),
      message(
        c,
        "Extraction d’une dent de sagesse il y a quelques jours, léger saignement, pas de fièvre. Demande à être rappelé par le docteur.",
      ),
      ava("Le message est noté pour le docteur. Si le saignement devient abondant, composez le 15."),
      caller("D’accord, merci, j’attends son appel."),
    ],
    summary: (c) =>
      `${c.title} ${c.last}, opéré${c.e} il y a quelques jours d’une dent de sagesse : léger saignement, pas de fièvre. À rappeler par le docteur.`,
  },
  {
    ...taken,
    id: "devis-mutuelle",
    topic: "Devis et mutuelle",
    perMonth: 5,
    lines: (c) => [
      caller("Bonjour, ma mutuelle me demande un devis détaillé avec les codes des actes, pour mon bridge."),
      ava("Je transmets votre demande au secrétariat. Avez-vous déjà un devis du cabinet, et à quelle date ?"),
      caller(c.pick(["Oui, il date du mois dernier.", "Oui, le docteur me l’a fait il y a une quinzaine de jours."])),
      ...identity(c),
      message(
        c,
        "Sa mutuelle demande le devis de son bridge avec les codes CCAM. À envoyer par courriel, adresse au dossier.",
      ),
      ava("C’est noté pour l’équipe, qui vous l’enverra par courriel. Est-ce bien l’adresse de votre dossier ?"),
      caller("Oui, elle n’a pas changé. Merci !"),
      ava("Bonne journée."),
    ],
    summary: (c) => `${c.title} ${c.last} a besoin du devis de son bridge avec les codes des actes, pour sa mutuelle.`,
  },
  {
    ...taken,
    id: "confrere-radio",
    topic: "Confrère",
    perMonth: 3,
    lines: (c) => [
      caller(
        `Bonjour, secrétariat d’orthodontie du boulevard du Lycée, ${c.first} à l’appareil. On attend une panoramique pour une patiente commune.`,
      ),
      ava("Bonjour. Pour quelle patiente, et sous quel délai vous la faut-il ?"),
      caller("La petite Zoé Marchand, on la voit jeudi. Si vous pouviez l’envoyer par messagerie sécurisée."),
      message(
        c,
        "Orthodontie, bd du Lycée : envoyer la panoramique de Zoé Marchand avant jeudi, par messagerie sécurisée.",
      ),
      ava("Zoé Marchand, panoramique, avant jeudi, par messagerie sécurisée : c’est transmis à l’équipe."),
      caller("Super, merci, bonne journée."),
    ],
    summary: () => "L’orthodontiste du boulevard du Lycée attend la panoramique de Zoé Marchand avant jeudi.",
  },
  {
    ...taken,
    id: "mecontent",
    topic: "Réclamation",
    perMonth: 2,
    lines: (c) => [
      caller("Oui bonjour, ça fait deux fois que j’appelle, personne ne me rappelle, c’est quand même pénible."),
      ava(
        "Je suis désolée pour cette attente. Je vais noter précisément votre demande, pour que le cabinet vous rappelle au plus vite et que",
        "Je suis désolée pour cette attente. Je vais noter",
      ),
      caller("Non mais vous dites tous ça. C’est pour ma dernière facture, elle est payée et je reçois une relance."),
      ava("Je comprends : une relance pour une facture déjà réglée. Comment l’avez-vous payée ?"),
      caller("Par carte, au cabinet, j’ai le ticket."),
      ...identity(c),
      message(
        c,
        "Troisième appel. Relance reçue pour sa dernière facture, réglée par carte au cabinet, ticket à l’appui. À rappeler en priorité.",
      ),
      ava("Le message est noté, avec la mention de vos deux appels précédents."),
      caller("Bon. J’attends votre appel."),
    ],
    summary: (c) =>
      `${c.title} ${c.last}, mécontent${c.e} : relancé${c.e} pour une facture déjà réglée par carte, deux appels sans suite. À rappeler en priorité.`,
  },
  {
    ...handedOn,
    id: "parler-a-une-personne",
    topic: "Demande d’une personne",
    perMonth: 4,
    lines: (c) => [
      caller(c.pick(["Vous êtes un robot, là ?", "Excusez-moi, je parle à une vraie personne ?"])),
      ava("Je suis une assistante IA, oui. Je peux vous répondre, noter une demande ou vous passer le cabinet."),
      caller("Passez-moi quelqu’un, je préfère, c’est pour expliquer mon traitement."),
      ava("Bien sûr. À quel nom dois-je vous annoncer ?"),
      caller(`${c.title} ${c.last}.`),
      ava("Merci. Restez en ligne, je vous passe le secrétariat."),
    ],
    summary: (c) =>
      `${c.title} ${c.last} souhaitait parler à une personne au sujet de son traitement. Appel transféré au secrétariat.`,
  },
  {
    ...handedOn,
    id: "laboratoire",
    topic: "Prothésiste",
    perMonth: 3,
    lines: () => [
      caller(
        "Bonjour, laboratoire de prothèses Arc-en-Dents. J’ai une question de teinte pour un travail à vous livrer.",
      ),
      ava("Bonjour. C’est pour le docteur Aubry ? Pour quel dossier ?"),
      caller("Oui, le dossier 2217, la couronne sur la 24."),
      ava("Je vous passe le cabinet. Restez en ligne."),
    ],
    summary: () => "Le laboratoire de prothèses appelait pour la teinte du dossier 2217. Transféré au cabinet.",
  },
];
