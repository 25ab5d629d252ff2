import { CLOSED, open, type Trade } from "./trade";

export const plumbing: Trade = {
  id: "plumbing",
  icon: "wrench",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: open("7:30-12:00", "13:30-18:00"),
    tuesday: open("7:30-12:00", "13:30-18:00"),
    wednesday: open("7:30-12:00", "13:30-18:00"),
    thursday: open("7:30-12:00", "13:30-18:00"),
    friday: open("7:30-12:00", "13:30-17:00"),
    saturday: open("8:00-12:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Déplacement et diagnostic", en: "Call-out and diagnosis", priceCents: 55_00, from: false, durationMin: 30 },
    { fr: "Débouchage de canalisation", en: "Drain unblocking", priceCents: 120_00, from: true, durationMin: 60 },
    { fr: "Recherche de fuite", en: "Leak detection", priceCents: 180_00, from: true, durationMin: 90 },
    {
      fr: "Remplacement d’un mécanisme de WC",
      en: "Toilet flush replacement",
      priceCents: 140_00,
      from: true,
      durationMin: 60,
    },
    { fr: "Remplacement d’un robinet", en: "Tap replacement", priceCents: 110_00, from: true, durationMin: 60 },
    {
      fr: "Entretien annuel de chaudière gaz",
      en: "Yearly gas boiler service",
      priceCents: 139_00,
      from: false,
      durationMin: 60,
    },
    {
      fr: "Remplacement d’un chauffe-eau",
      en: "Water heater replacement",
      priceCents: 950_00,
      from: true,
      durationMin: 240,
    },
    { fr: "Rénovation de salle de bains", en: "Bathroom renovation", priceCents: null, from: false, durationMin: null },
  ],
  fr: {
    label: "Plombier chauffagiste",
    description: "Fait couper l’eau s’il le faut, note l’adresse et prévient l’artisan.",
    opening: "Bonjour, {business}, plomberie et chauffage.",
    ask: {
      vous: "Avez-vous une fuite, une panne de chauffage ou des travaux à prévoir ?",
      tu: "As-tu une fuite, une panne de chauffage ou des travaux à prévoir ?",
    },
    questions: [
      "L’eau coule-t-elle en ce moment, et avez-vous pu fermer l’arrivée ?",
      "À quelle adresse, quel étage, et y a-t-il un code ?",
      "Sur quel appareil : chaudière, chauffe-eau, WC, évier, douche ?",
      "Connaissez-vous la marque et l’âge de l’appareil ?",
      "Êtes-vous propriétaire ou locataire ?",
      "À quel moment quelqu’un peut-il ouvrir à l’artisan ?",
    ],
  },
  en: {
    label: "Plumber and heating engineer",
    description: "Gets the water turned off if need be, notes the address, alerts the plumber.",
    opening: "Hello, {business}, plumbing and heating.",
    ask: {
      vous: "Is it a leak, no heating, or work you are planning?",
      tu: "Is it a leak, no heating, or work you are planning?",
    },
    questions: [
      "Is water running right now, and could you turn off the stopcock?",
      "What’s the address, the floor, and is there a door code?",
      "Which appliance is it: boiler, water heater, toilet, sink, shower?",
      "Do you know its make and age?",
      "Do you own the place or rent it?",
      "When will someone be in to open the door?",
    ],
  },
};
