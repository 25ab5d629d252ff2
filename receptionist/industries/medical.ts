import { CLOSED, open, type Trade } from "./trade";

export const medical: Trade = {
  id: "medical",
  icon: "stethoscope",
  tone: "professional",
  formality: "vous",
  hours: {
    monday: open("8:30-12:30", "14:00-19:00"),
    tuesday: open("8:30-12:30", "14:00-19:00"),
    wednesday: open("8:30-12:30"),
    thursday: open("8:30-12:30", "14:00-19:00"),
    friday: open("8:30-12:30", "14:00-18:30"),
    saturday: open("9:00-12:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Consultation de médecine générale", en: "GP consultation", priceCents: 30_00, from: false, durationMin: 15 },
    {
      fr: "Consultation d’un enfant de moins de 6 ans",
      en: "Child under 6",
      priceCents: 35_00,
      from: false,
      durationMin: 20,
    },
    { fr: "Téléconsultation", en: "Video consultation", priceCents: 25_00, from: false, durationMin: 15 },
    {
      fr: "Renouvellement d’ordonnance",
      en: "Repeat prescription visit",
      priceCents: 30_00,
      from: false,
      durationMin: 15,
    },
    { fr: "Vaccination", en: "Vaccination", priceCents: 30_00, from: false, durationMin: 15 },
    { fr: "Visite à domicile", en: "Home visit", priceCents: 40_00, from: true, durationMin: 30 },
    { fr: "Certificat médical de sport", en: "Sports certificate", priceCents: 30_00, from: false, durationMin: 20 },
  ],
  fr: {
    label: "Cabinet médical",
    description: "Oriente les urgences vers le 15 et donne les rendez-vous de la journée.",
    opening: "Secrétariat de {business}, bonjour.",
    ask: {
      vous: "En cas d’urgence vitale, raccrochez et composez le 15. Sinon, quel est le motif de votre appel ?",
      tu: "En cas d’urgence vitale, raccroche et compose le 15. Sinon, pourquoi appelles-tu ?",
    },
    questions: [
      "Le patient est-il déjà suivi au cabinet, et par quel médecin ?",
      "Quel est le motif, et depuis quand dure la gêne ?",
      "Y a-t-il une douleur dans la poitrine ou une difficulté à respirer ?",
      "Préférez-vous venir au cabinet ou être vu en téléconsultation ?",
      "Quels sont le nom, le prénom et la date de naissance du patient ?",
    ],
  },
  en: {
    label: "Medical practice",
    description: "Sends emergencies to 15 or 112 and hands out the day’s appointments.",
    opening: "Good day, you have reached the front desk of {business}.",
    ask: {
      vous: "If this is life-threatening, please hang up and dial 15 or 112. Otherwise, what is the reason for your call?",
      tu: "If this is life-threatening, please hang up and dial 15 or 112. Otherwise, what is the reason for your call?",
    },
    questions: [
      "Is the patient registered with us, and with which doctor?",
      "What is the problem, and how long has it lasted?",
      "Is there any chest pain or trouble breathing?",
      "Would you rather come in or have a video consultation?",
      "What are the patient’s full name and date of birth?",
    ],
  },
};
