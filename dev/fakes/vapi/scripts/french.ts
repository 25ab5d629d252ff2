import type { Script } from "../script";

const fr = { language: "fr", answered: true } as const;

export const FRENCH: Script[] = [
  {
    ...fr,
    name: "dentist-fr",
    suits: /\bdentiste|dentaire/i,
    steps: [
      { caller: "Bonjour, j'ai mal à une dent depuis hier soir et j'aimerais voir quelqu'un assez vite." },
      { ava: "Je suis désolée de l'apprendre. Est-ce une douleur forte, qui vous a empêché de dormir ?" },
      { caller: "Oui, plutôt, surtout quand je bois froid." },
      { ava: "Je note une urgence. Le cabinet garde des créneaux en fin de matinée, et je peux aussi vous proposer" },
      { caller: "Demain matin, ce serait parfait.", interrupts: true },
      { ava: "Très bien, demain matin. À quel nom dois-je noter la demande ?" },
      { caller: "Camille Moreau, et vous pouvez me rappeler à ce numéro." },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Camille Moreau",
          callbackNumber: "{customer}",
          service: "Urgence dentaire",
          preferredTime: "demain matin",
        },
      },
      {
        ava: "C'est noté, Camille. L'équipe vous rappelle pour confirmer l'heure. Puis-je faire autre chose pour vous ?",
      },
      { caller: "Non, c'est tout, merci beaucoup." },
      { ava: "Merci de votre appel, et bon courage d'ici là. Au revoir !" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Camille Moreau a mal à une dent depuis la veille et demande un rendez-vous d'urgence demain matin. La demande est notée ; l'équipe doit rappeler pour confirmer l'heure.",
    findings: { callerName: "Camille Moreau", topic: "Urgence dentaire", outcome: "booked" },
  },
  {
    ...fr,
    name: "garage-fr",
    suits: /\bgarage|vidange|carrosserie|mécanicien/i,
    steps: [
      { caller: "Bonjour, je voudrais faire la vidange de ma voiture avant les vacances." },
      { ava: "Avec plaisir. De quel modèle s'agit-il, et combien de kilomètres a-t-elle ?" },
      { caller: "C'est une Clio diesel, elle a à peu près cent vingt mille kilomètres." },
      { hang: true },
      { ava: "Parfait. Pour une vidange il faut laisser la voiture une petite heure, et nous pouvons aussi vérifier" },
      { caller: "Est-ce que vous pouvez regarder les freins en même temps ?", interrupts: true },
      { ava: "Oui, je l'ajoute à la demande. Quel jour vous arrangerait ?" },
      { caller: "Jeudi après-midi si possible. Je m'appelle Karim Benali." },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Karim Benali",
          callbackNumber: "{customer}",
          service: "Vidange",
          preferredTime: "jeudi après-midi",
        },
      },
      {
        ava: "C'est noté, monsieur Benali : vidange et contrôle des freins, jeudi après-midi. Le garage vous confirme l'heure.",
      },
      { caller: "Super, merci, bonne journée." },
      { ava: "Bonne journée à vous, et bonne route !" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Karim Benali souhaite une vidange et un contrôle des freins pour sa Clio diesel (120 000 km), jeudi après-midi. Demande notée, heure à confirmer par le garage.",
    findings: { callerName: "Karim Benali", topic: "Vidange et freins", outcome: "booked" },
  },
  {
    ...fr,
    name: "restaurant-fr",
    suits: /\brestaurant|\bmenu\b|brasserie|bistrot/i,
    steps: [
      { caller: "Bonsoir, je voudrais réserver une table pour samedi soir." },
      { ava: "Avec plaisir. Pour combien de personnes, et vers quelle heure ?" },
      { caller: "Nous serons quatre, vers vingt heures trente, avec une poussette." },
      { ava: "Quatre personnes samedi à vingt heures trente, avec de la place pour une poussette. À quel nom ?" },
      { caller: "Au nom de Lefèvre. Vous avez des plats végétariens ?" },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Lefèvre",
          callbackNumber: "{customer}",
          service: "Table pour 4 personnes",
          preferredTime: "samedi à 20 h 30",
        },
      },
      {
        ava: "Je le signale à la cuisine, qui vous le confirmera. Votre demande est notée, et l'équipe vous rappelle.",
      },
      { caller: "Parfait, à samedi alors." },
      { ava: "À samedi, madame, monsieur Lefèvre. Bonne soirée !" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Réservation demandée au nom de Lefèvre : quatre personnes samedi à 20 h 30, avec une poussette. Question sur les plats végétariens. L'équipe doit confirmer.",
    findings: { callerName: "Lefèvre", topic: "Réservation de table", outcome: "booked" },
  },
  {
    ...fr,
    name: "generic-fr",
    steps: [
      { caller: "Bonjour, je voulais savoir si vous étiez ouverts en fin de semaine." },
      { ava: "Bonjour ! Je vérifie avec l'équipe. Souhaitez-vous que l'on vous rappelle pour vous le confirmer ?" },
      { caller: "Oui, volontiers, je suis Julie Perrin." },
      { ava: "Merci Julie. Y a-t-il autre chose que je dois transmettre, ou bien je" },
      { caller: "Dites-leur que c'est pour un nouveau dossier.", interrupts: true },
      {
        tool: "take_message",
        arguments: {
          callerName: "Julie Perrin",
          callbackNumber: "{customer}",
          message: "Demande si l'équipe reçoit en fin de semaine, pour un nouveau dossier.",
        },
      },
      { ava: "C'est transmis : l'équipe vous rappelle pour votre nouveau dossier. Merci de votre appel !" },
      { caller: "Merci à vous, au revoir." },
      { ava: "Au revoir, Julie." },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Julie Perrin demande si l'équipe reçoit en fin de semaine, pour un nouveau dossier. Message pris : elle attend qu'on la rappelle.",
    findings: { callerName: "Julie Perrin", topic: "Horaires d'ouverture", outcome: "message-taken" },
  },
];
