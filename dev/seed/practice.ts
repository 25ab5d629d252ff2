import { Temporal } from "temporal-polyfill";
import type { KnownAnswer, ReceptionistProfile, StaffMember } from "../../receptionist/profile.schema";
import { BUSINESSES, DENTIST_INSTRUCTIONS } from "./businesses";

const { street, postcode, town, owner } = BUSINESSES.dentist;

/** Numbers of ARCEP's ranges for fiction. */
const STAFF: StaffMember[] = [
  { name: owner, role: "urgences", phone: "+33639980114" },
  { name: "Lucie Fontaine", role: "secrétariat, devis et mutuelles", phone: "+33465711843" },
  { name: "Karim Ferrand", role: "assistant dentaire, prothèses et laboratoires", phone: "+33639980127" },
];

const ANSWERS: KnownAnswer[] = [
  {
    question: "Où peut-on se garer ?",
    answer: "Le parking Bonlieu est à trois minutes à pied du cabinet. Prévoyez un peu de marge les jours de marché.",
  },
  {
    question: "Acceptez-vous de nouveaux patients ?",
    answer: "Oui, le cabinet accueille de nouveaux patients. Le premier rendez-vous est un bilan.",
  },
  {
    question: "Pratiquez-vous le tiers payant ?",
    answer: "Oui, sur la part de l'Assurance maladie, avec une carte Vitale à jour.",
  },
  { question: "Quels moyens de paiement acceptez-vous ?", answer: "La carte bancaire, le chèque et les espèces." },
  {
    question: "Le cabinet est-il accessible en fauteuil roulant ?",
    answer: "Oui, le cabinet est au premier étage et il y a un ascenseur.",
  },
];

/** How many days ago each version was published, oldest first. */
export const PUBLISHED_DAYS_AGO = [33, 32, 16, 3] as const;

/** A published state of the demo practice's Ava. */
type Published = { daysAgo: number; profile: ReceptionistProfile };

/**
 * What the demo practice published, oldest first: the trade's preset, what the owner added to it, whom Ava may transfer to, and
 * the closing of the next August.
 */
export const practiceHistory = (preset: ReceptionistProfile, today: Temporal.PlainDate): Published[] => {
  const started: ReceptionistProfile = { ...preset, holidays: { region: "FR", openOn: [] } };
  const informed: ReceptionistProfile = {
    ...started,
    address: `${street}, ${postcode} ${town}`,
    instructions: DENTIST_INSTRUCTIONS,
    knownAnswers: ANSWERS.slice(0, 3),
  };
  const staffed: ReceptionistProfile = { ...informed, staff: STAFF };
  const complete: ReceptionistProfile = { ...staffed, knownAnswers: ANSWERS, exceptions: [augustClosing(today)] };
  return [
    { daysAgo: 33, profile: started },
    { daysAgo: 32, profile: informed },
    { daysAgo: 16, profile: staffed },
    { daysAgo: 3, profile: complete },
  ] satisfies { daysAgo: (typeof PUBLISHED_DAYS_AGO)[number]; profile: ReceptionistProfile }[];
};

/** Three weeks from the first Monday of the next August that is not over. */
const augustClosing = (today: Temporal.PlainDate) => {
  const year = today.month > 8 ? today.year + 1 : today.year;
  const first = Temporal.PlainDate.from({ year, month: 8, day: 1 });
  const monday = first.add({ days: (8 - first.dayOfWeek) % 7 });
  const last = monday.add({ days: 20 });
  return { from: monday.toString(), to: last.toString(), label: "Congés d'été", intervals: [] };
};
