import { CLOSED, open, type Trade } from "./trade";

export const legal: Trade = {
  id: "legal",
  icon: "scale",
  tone: "professional",
  formality: "vous",
  hours: {
    monday: open("9:00-12:30", "14:00-18:30"),
    tuesday: open("9:00-12:30", "14:00-18:30"),
    wednesday: open("9:00-12:30", "14:00-18:30"),
    thursday: open("9:00-12:30", "14:00-18:30"),
    friday: open("9:00-12:30", "14:00-17:30"),
    saturday: CLOSED,
    sunday: CLOSED,
  },
  services: [
    { fr: "Premier rendez-vous", en: "First meeting", priceCents: 120_00, from: false, durationMin: 45 },
    { fr: "Consultation juridique", en: "Legal advice session", priceCents: 180_00, from: true, durationMin: 60 },
    {
      fr: "Consultation en visioconférence",
      en: "Advice by video call",
      priceCents: 120_00,
      from: false,
      durationMin: 30,
    },
    {
      fr: "Divorce par consentement mutuel, par époux",
      en: "Divorce by mutual consent, per spouse",
      priceCents: 1200_00,
      from: true,
      durationMin: null,
    },
    {
      fr: "Rédaction ou relecture de contrat",
      en: "Contract drafting or review",
      priceCents: null,
      from: false,
      durationMin: null,
    },
    { fr: "Contentieux prud’homal", en: "Employment tribunal case", priceCents: null, from: false, durationMin: null },
    {
      fr: "Assistance en garde à vue",
      en: "Police custody assistance",
      priceCents: null,
      from: false,
      durationMin: null,
    },
  ],
  fr: {
    label: "Cabinet d’avocats",
    description: "Écoute sans conseiller, relève les délais et l’adversaire, fixe le rendez-vous.",
    opening: "{business}, avocats, bonjour.",
    ask: {
      vous: "Êtes-vous déjà client du cabinet, ou souhaitez-vous un premier rendez-vous ?",
      tu: "Es-tu déjà client du cabinet, ou souhaites-tu un premier rendez-vous ?",
    },
    questions: [
      "Quel domaine cela concerne-t-il : famille, travail, logement, pénal, entreprise ?",
      "Avez-vous reçu une convocation ou un courrier avec une date limite ?",
      "Quel est le nom de la partie adverse, pour vérifier l’absence de conflit d’intérêts ?",
      "Un avocat vous assiste-t-il déjà dans cette affaire ?",
      "Pensez-vous bénéficier de l’aide juridictionnelle ?",
    ],
  },
  en: {
    label: "Law firm",
    description: "Listens without advising, notes deadlines and the other party, books the meeting.",
    opening: "Good day, {business}, attorneys at law.",
    ask: {
      vous: "Are you a client of the firm, or would you like a first meeting?",
      tu: "Are you a client of the firm, or would you like a first meeting?",
    },
    questions: [
      "What does it concern: family, work, housing, criminal law, a company?",
      "Have you received a summons or a letter with a deadline?",
      "Who is the other party, so that we can check for conflicts of interest?",
      "Does another lawyer already act for you in this matter?",
      "Do you expect to qualify for legal aid?",
    ],
  },
};
