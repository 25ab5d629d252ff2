import type { Industry } from "../../receptionist/profile.schema";

/** A business that could exist: streets and towns do, the rest is invented. Numbers are of ARCEP's ranges for fiction. */
export type DemoBusiness = {
  industry: Industry;
  name: string;
  owner: string;
  street: string;
  postcode: string;
  town: string;
  /** E.164. */
  phone: string;
};

export const BUSINESSES = {
  dentist: {
    industry: "dentist",
    name: "Cabinet dentaire des Tilleuls",
    owner: "Dr Claire Aubry",
    street: "14 rue Vaugelas",
    postcode: "74000",
    town: "Annecy",
    phone: "+33465711842",
  },
  garage: {
    industry: "garage",
    name: "Garage de la Loire",
    owner: "Stéphane Moreau",
    street: "62 boulevard Heurteloup",
    postcode: "37000",
    town: "Tours",
    phone: "+33261910427",
  },
  restaurant: {
    industry: "restaurant",
    name: "La Table d'Augustine",
    owner: "Augustine Lefort",
    street: "9 rue des Tanneurs",
    postcode: "68000",
    town: "Colmar",
    phone: "+33353011936",
  },
  "hair-salon": {
    industry: "hair-salon",
    name: "Mèche rebelle",
    owner: "Sabrina Haddad",
    street: "21 rue de Béthune",
    postcode: "59800",
    town: "Lille",
    phone: "+33353012258",
  },
  medical: {
    industry: "medical",
    name: "Cabinet médical du Parc",
    owner: "Dr Hélène Vasseur",
    street: "5 avenue Jean Jaurès",
    postcode: "63000",
    town: "Clermont-Ferrand",
    phone: "+33465712310",
  },
  veterinary: {
    industry: "veterinary",
    name: "Clinique vétérinaire du Vieux Port",
    owner: "Dr Maxime Rolland",
    street: "33 quai Valin",
    postcode: "17000",
    town: "La Rochelle",
    phone: "+33536490714",
  },
  "real-estate": {
    industry: "real-estate",
    name: "Agence Cap Rennais",
    owner: "Morgane Le Goff",
    street: "18 rue Saint-Georges",
    postcode: "35000",
    town: "Rennes",
    phone: "+33261912265",
  },
  plumbing: {
    industry: "plumbing",
    name: "Plomberie Sanchez et fils",
    owner: "Miguel Sanchez",
    street: "47 avenue de Toulouse",
    postcode: "34000",
    town: "Montpellier",
    phone: "+33465713389",
  },
  legal: {
    industry: "legal",
    name: "Delmas et associés",
    owner: "Maître Anne Delmas",
    street: "11 cours de l'Intendance",
    postcode: "33000",
    town: "Bordeaux",
    phone: "+33536491155",
  },
  beauty: {
    industry: "beauty",
    name: "L'Heure douce",
    owner: "Nadia Bensalem",
    street: "26 rue de la République",
    postcode: "84000",
    town: "Avignon",
    phone: "+33465714067",
  },
} as const satisfies { [K in Industry]: DemoBusiness & { industry: K } };

/** What the demo practice's owner told Ava beside hours and prices: her answers in the demo's calls come from here. */
export const DENTIST_INSTRUCTIONS = `Adresse : 14 rue Vaugelas, 74000 Annecy, premier étage avec ascenseur. Parking Bonlieu à trois minutes à pied ; mardi, vendredi et dimanche sont jours de marché dans la vieille ville.
Le docteur Claire Aubry parle anglais. Le cabinet accueille de nouveaux patients : premier rendez-vous, un bilan de trente minutes.
Tiers payant sur la part de l'Assurance maladie avec une carte Vitale à jour ; carte bancaire, chèque et espèces acceptés.
Joue gonflée, fièvre, dent cassée chez un enfant : passer le cabinet tout de suite pendant l'ouverture. Hors ouverture, le 15 oriente vers le dentiste de garde.`;
