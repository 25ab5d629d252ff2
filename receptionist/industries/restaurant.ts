import { CLOSED, open, type Trade } from "./trade";

export const restaurant: Trade = {
  id: "restaurant",
  icon: "utensils",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: CLOSED,
    tuesday: open("12:00-14:00", "19:00-22:00"),
    wednesday: open("12:00-14:00", "19:00-22:00"),
    thursday: open("12:00-14:00", "19:00-22:00"),
    friday: open("12:00-14:00", "19:00-22:30"),
    saturday: open("12:00-14:30", "19:00-22:30"),
    sunday: open("12:00-14:30"),
  },
  services: [
    { fr: "Réservation d’une table", en: "Table booking", priceCents: 0, from: false, durationMin: 105 },
    { fr: "Formule du midi, entrée et plat", en: "Two-course lunch", priceCents: 19_50, from: false, durationMin: 60 },
    {
      fr: "Menu du marché, trois plats",
      en: "Three-course market menu",
      priceCents: 36_00,
      from: false,
      durationMin: 105,
    },
    { fr: "Menu dégustation", en: "Tasting menu", priceCents: 62_00, from: false, durationMin: 150 },
    { fr: "Menu enfant", en: "Children’s menu", priceCents: 12_00, from: false, durationMin: null },
    { fr: "Plat à emporter", en: "Takeaway main", priceCents: 14_00, from: true, durationMin: 30 },
    {
      fr: "Menu de groupe, par personne",
      en: "Group menu, per guest",
      priceCents: 34_00,
      from: true,
      durationMin: 150,
    },
    { fr: "Privatisation de la salle", en: "Private hire", priceCents: null, from: false, durationMin: null },
  ],
  fr: {
    label: "Restaurant",
    description: "Prend les réservations en plein service et note les allergies.",
    opening: "Bonjour et bienvenue, {business} à votre écoute.",
    ask: {
      vous: "Souhaitez-vous réserver une table, commander à emporter ou connaître le menu du jour ?",
      tu: "Tu veux réserver une table, commander à emporter ou connaître le menu du jour ?",
    },
    questions: [
      "Pour quel jour, et plutôt au déjeuner ou au dîner ?",
      "Combien serez-vous à table, enfants compris ?",
      "Y a-t-il des allergies ou des régimes à signaler en cuisine ?",
      "Préférez-vous la salle ou la terrasse ?",
      "À quel nom, et à quel numéro peut-on vous joindre ?",
    ],
  },
  en: {
    label: "Restaurant",
    description: "Books tables while service is on and passes allergies to the kitchen.",
    opening: "Good day and welcome to {business}.",
    ask: {
      vous: "Shall I book you a table, take an order to go, or tell you about our menus?",
      tu: "Shall I book you a table, take an order to go, or tell you about our menus?",
    },
    questions: [
      "Which day, and is that lunch or dinner?",
      "How many of you, counting children?",
      "Any allergies or diets the kitchen should know about?",
      "Inside or on the terrace?",
      "What name is it under, and which number can we reach you on?",
    ],
  },
};
