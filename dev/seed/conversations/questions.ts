import { ava, type Conversation, caller } from "./script";

const answered = { lang: "fr", outcome: "answered", endedReason: "caller-hung-up", when: "any" } as const;

export const questions: Conversation[] = [
  {
    ...answered,
    id: "horaires-samedi",
    topic: "Horaires",
    perMonth: 7,
    lines: (c) => [
      caller(
        c.pick([
          "Bonjour, est-ce que vous êtes ouverts le samedi ?",
          "Bonjour, je voulais savoir si vous travaillez le samedi matin.",
        ]),
      ),
      ava(
        "Bonjour. Non, le cabinet est fermé le samedi et le dimanche. Il ouvre du lundi au jeudi de 9 h à 12 h 30 et de 14 h à 18 h 30, et le vendredi jusqu’à 17 h.",
      ),
      caller("D’accord, donc le plus tard c’est 18 h 30 en semaine ?"),
      ava("Oui, du lundi au jeudi. Souhaitez-vous que je note une demande de rendez-vous ?"),
      caller(
        c.pick(["Non, je vais voir avec mon employeur et je rappelle. Merci.", "Pas pour l’instant, merci beaucoup."]),
      ),
      ava("Je vous en prie. Bonne journée."),
    ],
    summary: () =>
      "Question sur l’ouverture du samedi. Les horaires de la semaine ont été donnés ; la personne rappellera.",
  },
  {
    ...answered,
    id: "tarif-detartrage",
    topic: "Tarifs",
    perMonth: 6,
    lines: (c) => [
      caller("Bonjour, c’est combien un détartrage chez vous ?"),
      ava("Bonjour. Le détartrage est à 28,92 €, pour une séance de trente minutes."),
      caller(c.pick(["Et c’est remboursé ?", "D’accord. La Sécu rembourse quelque chose ?"])),
      ava(
        "C’est un soin pris en charge par l’Assurance maladie. Pour la part de votre mutuelle, tout dépend de votre contrat. Voulez-vous un rendez-vous ?",
      ),
      caller("Je regarde mon agenda et je rappelle, merci."),
      ava("Avec plaisir, à bientôt."),
    ],
    summary: () => "Demande du prix d’un détartrage : 28,92 € annoncés. Pas de rendez-vous pris.",
  },
  {
    ...answered,
    id: "tarif-couronne",
    topic: "Tarifs",
    perMonth: 4,
    lines: (c) => [
      caller("Bonjour, est-ce que je peux avoir le prix d’une couronne, en céramique ?"),
      ava(
        "Une couronne céramique est à partir de 500 €. Le prix exact figure sur le devis que le docteur vous remet après l’examen.",
      ),
      caller(c.pick(["Et avec le 100 % Santé ?", "Il paraît qu’il y en a sans reste à charge ?"])),
      ava(
        "Cela dépend de la dent et du matériau, je préfère ne pas vous dire de bêtise. Le devis l’indique toujours. Souhaitez-vous un rendez-vous pour l’établir ?",
      ),
      caller("Je vais réfléchir. Merci pour votre réponse."),
      ava("Je vous en prie, au revoir."),
    ],
    summary: () =>
      "Renseignement sur le prix d’une couronne céramique, à partir de 500 €. Renvoi au devis pour le reste à charge.",
  },
  {
    ...answered,
    id: "adresse-parking",
    topic: "Adresse et accès",
    perMonth: 6,
    when: "open",
    lines: (c) => [
      caller("Bonjour, j’ai rendez-vous tout à l’heure, vous pouvez me redonner l’adresse ?"),
      ava("Bien sûr : 14 rue Vaugelas, à Annecy, au premier étage avec ascenseur."),
      caller(c.pick(["Et pour se garer ?", "Il y a un parking pas loin ?"])),
      ava("Le parking Bonlieu est à trois minutes à pied. Comptez un peu de marge un jour de marché."),
      caller("Parfait, merci, à tout de suite."),
      ava("À tout de suite."),
    ],
    summary: () => "Un patient attendu dans la journée a redemandé l’adresse et où se garer.",
  },
  {
    ...answered,
    id: "carte-vitale",
    topic: "Règlement",
    perMonth: 4,
    lines: (c) => [
      caller("Bonjour, est-ce que vous pratiquez le tiers payant ?"),
      ava("Oui, sur la part de l’Assurance maladie, avec votre carte Vitale à jour. Le reste se règle au cabinet."),
      caller(c.pick(["Vous prenez la carte bleue ?", "Et on peut payer en plusieurs fois, pour une prothèse ?"])),
      ava(
        "La carte, le chèque et les espèces sont acceptés. Pour un règlement en plusieurs fois, le secrétariat voit cela avec vous sur place.",
      ),
      caller("Très bien, merci du renseignement."),
      ava("Bonne journée."),
    ],
    summary: () => "Questions sur le tiers payant et les moyens de paiement, répondues.",
  },
  {
    ...answered,
    id: "faux-numero",
    topic: "Erreur de numéro",
    perMonth: 3,
    lines: (c) => [
      caller(
        c.pick(["Allô, c’est la pizzeria ?", "Bonjour, je voudrais parler à Monsieur Blanc, du service technique."]),
      ),
      ava("Je crains qu’il n’y ait une erreur : vous êtes au Cabinet dentaire des Tilleuls, à Annecy."),
      caller(`Oh pardon, je me suis trompé${c.e} de numéro. Excusez-moi.`),
      ava("Il n’y a pas de mal. Bonne journée."),
    ],
    summary: () => "Erreur de numéro.",
  },
];
