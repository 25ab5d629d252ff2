import { CLOSED, open, type Trade } from "./trade";

export const garage: Trade = {
  id: "garage",
  icon: "car",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: open("8:00-12:00", "14:00-18:30"),
    tuesday: open("8:00-12:00", "14:00-18:30"),
    wednesday: open("8:00-12:00", "14:00-18:30"),
    thursday: open("8:00-12:00", "14:00-18:30"),
    friday: open("8:00-12:00", "14:00-18:00"),
    saturday: open("9:00-12:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Vidange et filtre à huile", en: "Oil and filter change", priceCents: 89_00, from: true, durationMin: 45 },
    { fr: "Révision complète", en: "Full service", priceCents: 199_00, from: true, durationMin: 120 },
    { fr: "Plaquettes de frein avant", en: "Front brake pads", priceCents: 119_00, from: true, durationMin: 60 },
    { fr: "Diagnostic électronique", en: "Diagnostic scan", priceCents: 59_00, from: false, durationMin: 30 },
    { fr: "Recharge de climatisation", en: "Air-con regas", priceCents: 79_00, from: false, durationMin: 45 },
    {
      fr: "Montage et équilibrage d’un pneu",
      en: "Tyre fitting and balancing, each",
      priceCents: 18_00,
      from: false,
      durationMin: 15,
    },
    { fr: "Géométrie du train avant", en: "Wheel alignment", priceCents: 79_00, from: false, durationMin: 45 },
    {
      fr: "Préparation au contrôle technique",
      en: "Pre-inspection check",
      priceCents: 39_00,
      from: false,
      durationMin: 30,
    },
    { fr: "Courroie de distribution", en: "Timing belt", priceCents: null, from: false, durationMin: 240 },
  ],
  fr: {
    label: "Garage automobile",
    description: "Note le véhicule et la panne, donne les prix d’atelier, fixe le dépôt.",
    opening: "Bonjour, {business}, l’atelier vous écoute.",
    ask: {
      vous: "Une panne, une révision, des pneus : qu’arrive-t-il à votre voiture ?",
      tu: "Une panne, une révision, des pneus : qu’arrive-t-il à ta voiture ?",
    },
    questions: [
      "Quels sont la marque, le modèle et l’année de votre véhicule ?",
      "Quelle est son immatriculation ?",
      "Combien de kilomètres affiche le compteur, environ ?",
      "Le véhicule roule-t-il, ou faut-il un dépannage ?",
      "Un voyant est-il allumé au tableau de bord ?",
      "Quand pouvez-vous nous le déposer ?",
    ],
  },
  en: {
    label: "Garage",
    description: "Takes down the car and the fault, quotes workshop prices, books the drop-off.",
    opening: "Hi, you’re through to the workshop at {business}.",
    ask: {
      vous: "Breakdown, service or tyres: what’s going on with your car?",
      tu: "Breakdown, service or tyres: what’s going on with your car?",
    },
    questions: [
      "What make, model and year is it?",
      "What’s the registration?",
      "Roughly how many kilometres has it done?",
      "Is it still driveable, or do you need recovering?",
      "Are any warning lights on?",
      "When could you drop it off?",
    ],
  },
};
