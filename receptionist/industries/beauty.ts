import { CLOSED, open, type Trade } from "./trade";

export const beauty: Trade = {
  id: "beauty",
  icon: "sparkles",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: open("14:00-19:00"),
    tuesday: open("9:30-12:30", "13:30-19:00"),
    wednesday: open("9:30-12:30", "13:30-19:00"),
    thursday: open("9:30-20:00"),
    friday: open("9:30-19:00"),
    saturday: open("9:00-18:00"),
    sunday: CLOSED,
  },
  services: [
    { fr: "Soin du visage hydratant", en: "Hydrating facial", priceCents: 65_00, from: false, durationMin: 60 },
    { fr: "Massage relaxant", en: "Relaxing massage", priceCents: 75_00, from: false, durationMin: 60 },
    { fr: "Épilation demi-jambes", en: "Half-leg wax", priceCents: 22_00, from: false, durationMin: 30 },
    { fr: "Épilation maillot", en: "Bikini wax", priceCents: 18_00, from: true, durationMin: 30 },
    { fr: "Manucure", en: "Manicure", priceCents: 28_00, from: false, durationMin: 45 },
    { fr: "Vernis semi-permanent", en: "Gel polish", priceCents: 38_00, from: false, durationMin: 45 },
    { fr: "Beauté des pieds", en: "Pedicure", priceCents: 42_00, from: false, durationMin: 60 },
    { fr: "Rehaussement de cils", en: "Lash lift", priceCents: 55_00, from: false, durationMin: 60 },
    { fr: "Maquillage de mariée", en: "Bridal make-up", priceCents: null, from: false, durationMin: 90 },
  ],
  fr: {
    label: "Institut de beauté",
    description: "Conseille sur les soins, prévient des contre-indications, réserve la cabine.",
    opening: "Bonjour, ici {business}, ravis de vous entendre.",
    ask: {
      vous: "Soin, épilation, ongles ou massage : qu’est-ce qui vous ferait plaisir ?",
      tu: "Soin, épilation, ongles ou massage : qu’est-ce qui te ferait plaisir ?",
    },
    questions: [
      "Quel soin souhaitez-vous, et est-ce votre première visite ?",
      "Avez-vous une allergie, une grossesse en cours ou un traitement à signaler ?",
      "Faut-il prévoir une dépose de vernis ou de faux ongles ?",
      "Est-ce pour vous ou pour offrir ?",
      "Quel jour et à quelle heure aimeriez-vous venir ?",
    ],
  },
  en: {
    label: "Beauty salon",
    description: "Suggests treatments, checks what they rule out, books the room.",
    opening: "Hello, lovely to hear from you, this is {business}.",
    ask: {
      vous: "A facial, waxing, nails or a massage: what can we treat you to?",
      tu: "A facial, waxing, nails or a massage: what can we treat you to?",
    },
    questions: [
      "Which treatment would you like, and is it your first visit?",
      "Any allergy, pregnancy or medication we should know about?",
      "Is there gel or acrylic to take off first?",
      "Is it for you or a gift?",
      "Which day and time would you like?",
    ],
  },
};
