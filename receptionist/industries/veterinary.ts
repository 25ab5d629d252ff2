import { CLOSED, open, type Trade } from "./trade";

export const veterinary: Trade = {
  id: "veterinary",
  icon: "paw-print",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: open("8:30-12:30", "14:00-19:00"),
    tuesday: open("8:30-12:30", "14:00-19:00"),
    wednesday: open("8:30-12:30", "14:00-19:00"),
    thursday: open("8:30-12:30", "14:00-19:00"),
    friday: open("8:30-12:30", "14:00-19:00"),
    saturday: open("9:00-12:30", "14:00-17:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Consultation", en: "Consultation", priceCents: 45_00, from: false, durationMin: 20 },
    { fr: "Vaccin du chien", en: "Dog vaccination", priceCents: 69_00, from: true, durationMin: 20 },
    { fr: "Vaccin du chat", en: "Cat vaccination", priceCents: 65_00, from: true, durationMin: 20 },
    { fr: "Identification par puce", en: "Microchipping", priceCents: 75_00, from: false, durationMin: 20 },
    { fr: "Stérilisation d’une chatte", en: "Cat spay", priceCents: 165_00, from: true, durationMin: 60 },
    { fr: "Castration d’un chat", en: "Cat neuter", priceCents: 92_00, from: true, durationMin: 45 },
    {
      fr: "Détartrage sous anesthésie",
      en: "Dental under anaesthetic",
      priceCents: 190_00,
      from: true,
      durationMin: 90,
    },
    { fr: "Consultation d’urgence", en: "Emergency visit", priceCents: 90_00, from: true, durationMin: 30 },
    { fr: "Chirurgie", en: "Surgery", priceCents: null, from: false, durationMin: null },
  ],
  fr: {
    label: "Clinique vétérinaire",
    description: "Repère l’urgence, demande l’espèce et l’âge, rappelle les vaccins.",
    opening: "Bonjour, vous êtes en ligne avec {business}.",
    ask: {
      vous: "Pour quel animal appelez-vous, et que se passe-t-il ?",
      tu: "Pour quel animal appelles-tu, et que se passe-t-il ?",
    },
    questions: [
      "Comment s’appelle votre animal, et est-ce un chien, un chat ou une autre espèce ?",
      "Quels sont son âge et son poids, à peu près ?",
      "Quels signes avez-vous remarqués, et depuis quand ?",
      "Mange-t-il, boit-il et respire-t-il normalement ?",
      "Est-il déjà suivi à la clinique ?",
    ],
  },
  en: {
    label: "Veterinary clinic",
    description: "Spots the emergency, asks species and age, remembers the boosters.",
    opening: "Hello, {business}, animals big and small.",
    ask: {
      vous: "Which animal are you calling about, and what is the matter?",
      tu: "Which animal are you calling about, and what is the matter?",
    },
    questions: [
      "What is your pet’s name, and what kind of animal is it?",
      "How old is it, and about how heavy?",
      "What have you noticed, and since when?",
      "Is it eating, drinking and breathing normally?",
      "Have we seen it at the clinic before?",
    ],
  },
};
