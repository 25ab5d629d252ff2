import { CLOSED, open, type Trade } from "./trade";

export const realEstate: Trade = {
  id: "real-estate",
  icon: "house",
  tone: "professional",
  formality: "vous",
  hours: {
    monday: open("14:00-18:30"),
    tuesday: open("9:00-12:00", "14:00-19:00"),
    wednesday: open("9:00-12:00", "14:00-19:00"),
    thursday: open("9:00-12:00", "14:00-19:00"),
    friday: open("9:00-12:00", "14:00-19:00"),
    saturday: open("9:30-12:00", "14:00-17:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Estimation d’un bien à vendre", en: "Sale valuation", priceCents: 0, from: false, durationMin: 60 },
    { fr: "Visite d’un bien", en: "Viewing", priceCents: 0, from: false, durationMin: 30 },
    { fr: "Rendez-vous projet d’achat", en: "Buyer’s meeting", priceCents: 0, from: false, durationMin: 45 },
    { fr: "Mandat de vente", en: "Sale mandate", priceCents: null, from: false, durationMin: 60 },
    { fr: "Mise en location", en: "Letting a property", priceCents: null, from: false, durationMin: 45 },
    { fr: "Gestion locative", en: "Rental management", priceCents: null, from: false, durationMin: 45 },
    { fr: "État des lieux", en: "Check-in or check-out inventory", priceCents: null, from: false, durationMin: 60 },
  ],
  fr: {
    label: "Agence immobilière",
    description: "Qualifie acheteurs et vendeurs, cale les visites et les estimations.",
    opening: "{business}, bonjour et merci de votre appel.",
    ask: {
      vous: "Avez-vous un projet d’achat, de vente ou de location ?",
      tu: "As-tu un projet d’achat, de vente ou de location ?",
    },
    questions: [
      "Appelez-vous au sujet d’une annonce ? Laquelle, ou dans quelle rue ?",
      "Souhaitez-vous acheter, vendre, louer ou faire gérer un bien ?",
      "Quel secteur et quelle surface recherchez-vous ?",
      "Quel est votre budget, et votre financement est-il prêt ?",
      "Quand seriez-vous disponible pour une visite ou une estimation ?",
    ],
  },
  en: {
    label: "Estate agency",
    description: "Qualifies buyers and sellers, fixes viewings and valuations.",
    opening: "Thank you for calling {business}.",
    ask: {
      vous: "Are you looking to buy, to sell or to rent?",
      tu: "Are you looking to buy, to sell or to rent?",
    },
    questions: [
      "Is it about a listing? Which one, or on which street?",
      "Do you want to buy, sell, rent or have a property managed?",
      "Which area, and how much space do you need?",
      "What is your budget, and is your financing in place?",
      "When could you come for a viewing or a valuation?",
    ],
  },
};
