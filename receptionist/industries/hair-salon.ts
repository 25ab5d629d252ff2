import { CLOSED, open, type Trade } from "./trade";

export const hairSalon: Trade = {
  id: "hair-salon",
  icon: "scissors",
  tone: "friendly",
  formality: "vous",
  hours: {
    monday: CLOSED,
    tuesday: open("9:00-12:30", "13:30-18:30"),
    wednesday: open("9:00-12:30", "13:30-18:30"),
    thursday: open("9:00-12:30", "13:30-19:30"),
    friday: open("9:00-19:00"),
    saturday: open("9:00-17:00"),
    sunday: CLOSED,
  },
  services: [
    {
      fr: "Coupe femme, shampooing et brushing",
      en: "Women’s cut and blow-dry",
      priceCents: 45_00,
      from: true,
      durationMin: 60,
    },
    { fr: "Coupe homme", en: "Men’s cut", priceCents: 26_00, from: false, durationMin: 30 },
    {
      fr: "Coupe enfant, moins de 12 ans",
      en: "Child’s cut, under 12",
      priceCents: 18_00,
      from: false,
      durationMin: 30,
    },
    { fr: "Taille de barbe", en: "Beard trim", priceCents: 16_00, from: false, durationMin: 20 },
    { fr: "Brushing", en: "Blow-dry", priceCents: 25_00, from: true, durationMin: 30 },
    { fr: "Coloration racines", en: "Root colour", priceCents: 48_00, from: true, durationMin: 90 },
    { fr: "Balayage et patine", en: "Balayage and toner", priceCents: 95_00, from: true, durationMin: 150 },
    { fr: "Lissage brésilien", en: "Keratin smoothing", priceCents: 150_00, from: true, durationMin: 180 },
    {
      fr: "Coiffure de mariage avec essai",
      en: "Bridal hair with trial",
      priceCents: null,
      from: false,
      durationMin: 120,
    },
  ],
  fr: {
    label: "Salon de coiffure",
    description: "Choisit le bon créneau selon la coupe, la couleur et la longueur.",
    opening: "Bonjour et bienvenue chez {business}.",
    ask: {
      vous: "Une coupe, une couleur, un brushing : de quoi vos cheveux ont-ils envie ?",
      tu: "Une coupe, une couleur, un brushing : de quoi tes cheveux ont-ils envie ?",
    },
    questions: [
      "Est-ce pour une femme, un homme ou un enfant ?",
      "Vos cheveux sont-ils courts, mi-longs ou longs ?",
      "Sont-ils déjà colorés ou décolorés ?",
      "Avez-vous l’habitude d’un coiffeur ou d’une coiffeuse du salon ?",
      "Quel jour vous conviendrait ?",
    ],
  },
  en: {
    label: "Hair salon",
    description: "Finds a slot long enough for the cut, the colour and the length.",
    opening: "Hello and welcome to {business}, your hair salon.",
    ask: {
      vous: "A cut, some colour, a blow-dry: what are you after?",
      tu: "A cut, some colour, a blow-dry: what are you after?",
    },
    questions: [
      "Is it a women’s, men’s or children’s cut?",
      "Is your hair short, mid-length or long?",
      "Is there colour or bleach in it already?",
      "Do you usually see someone in particular?",
      "Which day would suit you?",
    ],
  },
};
