import { easter, fixed, type HolidayRule, type HolidayWords } from "./holiday-rules";

/** Words of a holiday whose name needs nothing more to stand in a sentence in English. */
const words = (fr: string, saidFr: string, en: string, saidEn = en): HolidayWords => ({
  name: { fr, en },
  said: { fr: saidFr, en: saidEn },
});

export const newYear = {
  id: "new-year",
  ...words("Jour de l’An", "le jour de l’An", "New Year’s Day"),
  on: fixed(1, 1),
};
export const goodFriday = {
  id: "good-friday",
  ...words("Vendredi saint", "le Vendredi saint", "Good Friday"),
  on: easter(-2),
};
export const easterMonday = {
  id: "easter-monday",
  ...words("Lundi de Pâques", "le lundi de Pâques", "Easter Monday"),
  on: easter(1),
};
const labourDay = {
  id: "labour-day",
  ...words("Fête du Travail", "la fête du Travail", "Labour Day"),
  on: fixed(5, 1),
};
const ascension = {
  id: "ascension",
  ...words("Ascension", "l’Ascension", "Ascension Day"),
  on: easter(39),
};
const whitMonday = {
  id: "whit-monday",
  ...words("Lundi de Pentecôte", "le lundi de Pentecôte", "Whit Monday"),
  on: easter(50),
};
const assumption = {
  id: "assumption",
  ...words("Assomption", "l’Assomption", "Assumption Day"),
  on: fixed(8, 15),
};
const allSaints = {
  id: "all-saints",
  ...words("Toussaint", "la Toussaint", "All Saints’ Day"),
  on: fixed(11, 1),
};
const epiphany = { id: "epiphany", ...words("Épiphanie", "l’Épiphanie", "Epiphany"), on: fixed(1, 6) };
const immaculateConception = {
  id: "immaculate-conception",
  ...words("Immaculée Conception", "l’Immaculée Conception", "the Immaculate Conception"),
  on: fixed(12, 8),
};
const armistice = {
  id: "armistice",
  ...words("Armistice de 1918", "l’anniversaire de l’Armistice", "Armistice Day"),
  on: fixed(11, 11),
};
export const christmas = { id: "christmas", ...words("Noël", "Noël", "Christmas Day"), on: fixed(12, 25) };
export const stStephen = {
  id: "st-stephen",
  ...words("Saint-Étienne", "la Saint-Étienne", "St Stephen’s Day"),
  on: fixed(12, 26),
};

/** Code du travail, article L3133-1: eleven days, none of which moves. */
export const FRANCE: HolidayRule[] = [
  newYear,
  easterMonday,
  labourDay,
  {
    id: "victory-1945",
    ...words("Victoire de 1945", "l’anniversaire de la Victoire de 1945", "Victory Day"),
    on: fixed(5, 8),
  },
  ascension,
  whitMonday,
  { id: "bastille-day", ...words("Fête nationale", "la fête nationale", "Bastille Day"), on: fixed(7, 14) },
  assumption,
  allSaints,
  armistice,
  christmas,
];

/**
 * Moselle, Bas-Rhin and Haut-Rhin: Code du travail, article L3134-13 (ordinance of 16 August 1892) adds two days. Good Friday
 * is due only where there is a Protestant or mixed church; a business elsewhere lists it in `openOn`.
 */
export const ALSACE_MOSELLE: HolidayRule[] = [...FRANCE, goodFriday, stStephen];

/** Law of 4 January 1974 and royal decree of 18 April 1974, article 1. The day in place of a Sunday is each employer's choice. */
export const BELGIUM: HolidayRule[] = [
  newYear,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  {
    id: "belgian-national-day",
    ...words("Fête nationale", "la fête nationale", "Belgian National Day", "the National Day"),
    on: fixed(7, 21),
  },
  assumption,
  allSaints,
  armistice,
  christmas,
];

/** Code du travail, article L. 232-2; Europe Day since the law of 25 April 2019. */
export const LUXEMBOURG: HolidayRule[] = [
  newYear,
  easterMonday,
  labourDay,
  {
    id: "europe-day",
    ...words("Journée de l’Europe", "la Journée de l’Europe", "Europe Day"),
    on: fixed(5, 9),
    since: 2019,
  },
  ascension,
  whitMonday,
  {
    id: "luxembourg-national-day",
    ...words("Fête nationale", "la fête nationale", "Luxembourg National Day", "the National Day"),
    on: fixed(6, 23),
  },
  assumption,
  allSaints,
  christmas,
  stStephen,
];

/**
 * Federal Constitution, article 110 paragraph 3, knows 1 August only; 1 January, Ascension and Christmas are kept by all 26
 * cantons (Labour Act, article 20a, leaves up to eight more to each). Good Friday, Easter Monday and Whit Monday are kept by
 * most of them, so they are here; what one canton alone keeps is an exception of the business.
 */
export const SWITZERLAND: HolidayRule[] = [
  newYear,
  goodFriday,
  easterMonday,
  ascension,
  whitMonday,
  {
    id: "swiss-national-day",
    ...words("Fête nationale", "la fête nationale", "Swiss National Day", "the National Day"),
    on: fixed(8, 1),
  },
  christmas,
];

/** Einigungsvertrag, article 2 paragraph 2, for 3 October; the other eight stand in the holiday acts of all sixteen Länder. */
export const GERMANY: HolidayRule[] = [
  newYear,
  goodFriday,
  easterMonday,
  labourDay,
  ascension,
  whitMonday,
  {
    id: "german-unity",
    ...words("Jour de l’Unité allemande", "le jour de l’Unité allemande", "German Unity Day"),
    on: fixed(10, 3),
  },
  christmas,
  stStephen,
];

/**
 * Estatuto de los Trabajadores, article 37.2, and Real Decreto 2001/1983, article 45: the days every community keeps. What a
 * community moves from a Sunday to Monday, Maundy Thursday and its two local days differ from one to the next.
 */
export const SPAIN: HolidayRule[] = [
  newYear,
  epiphany,
  goodFriday,
  labourDay,
  assumption,
  {
    id: "spanish-national-day",
    ...words("Fête nationale", "la fête nationale", "Spanish National Day", "the National Day"),
    on: fixed(10, 12),
  },
  allSaints,
  {
    id: "constitution-day",
    ...words("Jour de la Constitution", "le jour de la Constitution", "Constitution Day"),
    on: fixed(12, 6),
  },
  immaculateConception,
  christmas,
];

/**
 * Legge 27 maggio 1949 n. 260, article 2, as changed by l. 54/1977, D.P.R. 792/1985 (Epiphany), l. 336/2000 (2 June) and
 * l. 151/2025 (4 October, from 2026). Easter Sunday is a holiday as any Sunday is, so it has no rule of its own.
 */
export const ITALY: HolidayRule[] = [
  newYear,
  epiphany,
  easterMonday,
  {
    id: "liberation-day",
    ...words("Anniversaire de la Libération", "l’anniversaire de la Libération", "Liberation Day"),
    on: fixed(4, 25),
  },
  labourDay,
  {
    id: "republic-day",
    ...words("Fête de la République", "la fête de la République", "Republic Day"),
    on: fixed(6, 2),
  },
  assumption,
  {
    id: "st-francis",
    ...words("Saint-François d’Assise", "la Saint-François d’Assise", "the feast of St Francis"),
    on: fixed(10, 4),
    since: 2026,
  },
  allSaints,
  immaculateConception,
  christmas,
  stStephen,
];
