import { ava, type Conversation, caller } from "./script";

const french = { lang: "fr", when: "any" } as const;

export const unwanted: Conversation[] = [
  {
    ...french,
    id: "demarchage-energie",
    topic: "Démarchage",
    outcome: "spam",
    endedReason: "ava-hung-up",
    perMonth: 5,
    when: "open",
    lines: (c) => [
      caller(
        `Bonjour, ${c.first} du service énergie des professionnels. Je voudrais parler au gérant au sujet de votre contrat d’électricité.`,
      ),
      ava("Est-ce pour un soin ou un rendez-vous au cabinet ?"),
      caller("Non, c’est pour une étude gratuite, il y en a pour deux minutes, vous payez combien aujourd’hui ?"),
      ava(
        "Le cabinet ne donne pas suite au démarchage téléphonique. Merci de retirer ce numéro de votre liste. Au revoir.",
      ),
    ],
    summary: () => "Démarchage pour un contrat d’électricité. Refusé et raccroché.",
  },
  {
    ...french,
    id: "demarchage-fiche-internet",
    topic: "Démarchage",
    outcome: "spam",
    endedReason: "ava-hung-up",
    perMonth: 5,
    when: "open",
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, nous avons remarqué que votre fiche d’établissement n’est pas à jour, elle va être suspendue.",
          "Bonjour, je vous appelle pour le référencement de votre cabinet, nous garantissons la première page.",
        ]),
      ),
      ava("Cet appel concerne-t-il un patient du cabinet ?"),
      caller("Non, c’est pour votre visibilité sur internet, le responsable est là ?"),
      ava("Le cabinet ne répond pas à la prospection par téléphone. Au revoir."),
    ],
    summary: () => "Prospection pour un référencement internet. Refusée et raccrochée.",
  },
  {
    ...french,
    id: "automate",
    topic: "Appel automatique",
    outcome: "spam",
    endedReason: "ava-hung-up",
    perMonth: 3,
    lines: () => [
      caller("Votre compte formation expire bientôt. Pour parler à un conseiller, tapez un."),
      ava("Cet appel semble automatique. Je raccroche. Si vous êtes un patient, n’hésitez pas à rappeler."),
    ],
    summary: () => "Message enregistré sur le compte formation. Raccroché.",
  },
  {
    ...french,
    id: "raccroche-pendant-accueil",
    topic: "Appel sans suite",
    outcome: "abandoned",
    endedReason: "caller-hung-up",
    perMonth: 9,
    lines: () => [],
    summary: () => "La personne a raccroché pendant l’accueil.",
  },
  {
    ...french,
    id: "hesitation",
    topic: "Appel sans suite",
    outcome: "abandoned",
    endedReason: "caller-hung-up",
    perMonth: 4,
    lines: (c) => [
      caller(c.pick(["Euh, allô ? Ah, c’est un répondeur.", "Ah non, je rappellerai."])),
      ava(
        "Je vous écoute : je peux noter un rendez-vous ou un message pour le cabinet.",
        "Je vous écoute : je peux noter",
      ),
    ],
    summary: () => "La personne a raccroché sans donner le motif de son appel.",
  },
  {
    ...french,
    id: "silence",
    topic: "Appel sans suite",
    outcome: "abandoned",
    endedReason: "silence",
    perMonth: 3,
    lines: () => [
      ava("Êtes-vous toujours en ligne ?"),
      ava("Je ne vous entends pas. N’hésitez pas à rappeler. Au revoir."),
    ],
    summary: () => "Personne n’a parlé. L’appel a pris fin après un silence.",
  },
  {
    ...french,
    id: "ligne-coupee",
    topic: "Coupure de ligne",
    outcome: "failed",
    endedReason: "provider-error",
    perMonth: 2,
    lines: () => [
      caller("Bonjour, je vous appelle au sujet de mon appareil dentaire, je"),
      ava("Pardon, je vous entends mal. Pouvez-vous répéter ?", "Pardon, je vous"),
    ],
    summary: () => "La ligne a été coupée par l’opérateur avant que la demande soit comprise. À rappeler.",
  },
];
