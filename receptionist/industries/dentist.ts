import { CLOSED, open, type Trade } from "./trade";

export const dentist: Trade = {
  id: "dentist",
  icon: "toothbrush",
  tone: "professional",
  formality: "vous",
  hours: {
    monday: open("9:00-12:30", "14:00-18:30"),
    tuesday: open("9:00-12:30", "14:00-18:30"),
    wednesday: open("9:00-12:30", "14:00-18:30"),
    thursday: open("9:00-12:30", "14:00-18:30"),
    friday: open("9:00-12:30", "14:00-17:00"),
    saturday: CLOSED,
    sunday: CLOSED,
  },
  services: [
    { fr: "Consultation et bilan bucco-dentaire", en: "Check-up", priceCents: 23_00, from: false, durationMin: 30 },
    { fr: "Détartrage", en: "Scale and polish", priceCents: 28_92, from: false, durationMin: 30 },
    { fr: "Urgence dentaire", en: "Emergency appointment", priceCents: 23_00, from: true, durationMin: 20 },
    { fr: "Soin d’une carie", en: "Filling", priceCents: 30_00, from: true, durationMin: 45 },
    { fr: "Dévitalisation", en: "Root canal treatment", priceCents: 49_00, from: true, durationMin: 60 },
    { fr: "Couronne céramique", en: "Ceramic crown", priceCents: 500_00, from: true, durationMin: 60 },
    { fr: "Blanchiment", en: "Teeth whitening", priceCents: 390_00, from: true, durationMin: 60 },
    { fr: "Implant", en: "Implant", priceCents: null, from: false, durationMin: 60 },
  ],
  fr: {
    label: "Cabinet dentaire",
    description: "Trie les urgences, place les détartrages et tient l’agenda du fauteuil.",
    opening: "{business}, bonjour.",
    ask: {
      vous: "Est-ce pour une douleur, un rendez-vous ou une question sur vos soins ?",
      tu: "C’est pour une douleur, un rendez-vous ou une question sur tes soins ?",
    },
    questions: [
      "Êtes-vous déjà patient du cabinet ?",
      "Avez-vous mal en ce moment ? Depuis quand, et à quel endroit ?",
      "Avez-vous de la fièvre ou un gonflement du visage ?",
      "Quels jours et quels moments vous arrangent ?",
      "Votre nom, votre prénom et votre date de naissance ?",
    ],
  },
  en: {
    label: "Dental practice",
    description: "Sorts the toothaches from the check-ups and keeps the chair busy.",
    opening: "Hello, {business}.",
    ask: {
      vous: "Are you in pain, would you like an appointment, or is it about treatment under way?",
      tu: "Are you in pain, would you like an appointment, or is it about treatment under way?",
    },
    questions: [
      "Have you been to the practice before?",
      "Are you in pain right now? Where, and since when?",
      "Any fever, or swelling in the face?",
      "Which days and times suit you best?",
      "May I take your full name and date of birth?",
    ],
  },
};
