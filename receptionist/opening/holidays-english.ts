import {
  brigid,
  fixed,
  type HolidayRule,
  MONDAY,
  mondayUntil,
  nth,
  pastBoxingDay,
  THURSDAY,
  toMonday,
  toNearestWeekday,
} from "./holiday-rules";
import { christmas, easterMonday, goodFriday, newYear, stStephen } from "./holidays-continent";

const boxingDay = {
  id: "boxing-day",
  name: { fr: "Lendemain de Noël", en: "Boxing Day" },
  said: { fr: "le lendemain de Noël", en: "Boxing Day" },
  on: fixed(12, 26),
};
const laborDay = { fr: "Fête du Travail", en: "Labor Day" };
const saidLaborDay = { fr: "la fête du Travail", en: "Labor Day" };

/** A bank holiday that has no feast to its name. */
const bankHoliday = (id: string, on: HolidayRule["on"], fr: string, en: string): HolidayRule => ({
  id,
  name: { fr: `Jour férié ${fr}`, en: `${en} bank holiday` },
  said: { fr: `le jour férié ${fr}`, en: `the ${en} bank holiday` },
  on,
});

/**
 * England and Wales: Banking and Financial Dealings Act 1971, schedule 1; Good Friday and Christmas at common law; New Year's
 * Day, early May and the days in place of a weekend by the yearly proclamation, as gov.uk/bank-holidays lists them. A day
 * proclaimed once (a coronation) is an exception of the business.
 */
export const ENGLAND_AND_WALES: HolidayRule[] = [
  { ...newYear, substitute: toMonday },
  goodFriday,
  easterMonday,
  bankHoliday("early-may", nth(1, MONDAY, 5), "de début mai", "early May"),
  bankHoliday("spring-bank-holiday", mondayUntil(5, 31), "de printemps", "spring"),
  bankHoliday("summer-bank-holiday", mondayUntil(8, 31), "d’été", "summer"),
  { ...christmas, substitute: pastBoxingDay },
  { ...boxingDay, substitute: pastBoxingDay },
];

/**
 * Organisation of Working Time Act 1997, second schedule; St Brigid's Day from 2023. The act moves no day
 * from a weekend: section 21 gives the employee time or pay instead, so there is none to close on.
 */
export const IRELAND: HolidayRule[] = [
  newYear,
  {
    id: "st-brigid",
    name: { fr: "Sainte-Brigitte", en: "St Brigid’s Day" },
    said: { fr: "la Sainte-Brigitte", en: "St Brigid’s Day" },
    on: brigid,
    since: 2023,
  },
  {
    id: "st-patrick",
    name: { fr: "Saint-Patrick", en: "St Patrick’s Day" },
    said: { fr: "la Saint-Patrick", en: "St Patrick’s Day" },
    on: fixed(3, 17),
  },
  easterMonday,
  bankHoliday("may-bank-holiday", nth(1, MONDAY, 5), "de mai", "May"),
  bankHoliday("june-bank-holiday", nth(1, MONDAY, 6), "de juin", "June"),
  bankHoliday("august-bank-holiday", nth(1, MONDAY, 8), "d’août", "August"),
  bankHoliday("october-bank-holiday", mondayUntil(10, 31), "d’octobre", "October"),
  christmas,
  stStephen,
];

/**
 * Federal holidays: 5 U.S.C. § 6103(a); a Saturday is observed on the Friday before by § 6103(b), a Sunday on the Monday
 * after by Executive Order 11582.
 */
export const UNITED_STATES: HolidayRule[] = [
  { ...newYear, substitute: toNearestWeekday },
  {
    id: "martin-luther-king",
    name: { fr: "Martin Luther King Day", en: "Martin Luther King Jr. Day" },
    said: { fr: "la journée Martin Luther King", en: "Martin Luther King Day" },
    on: nth(3, MONDAY, 1),
  },
  {
    id: "washington-birthday",
    name: { fr: "Presidents’ Day", en: "Presidents’ Day" },
    said: { fr: "la journée des Présidents", en: "Presidents’ Day" },
    on: nth(3, MONDAY, 2),
  },
  {
    id: "memorial-day",
    name: { fr: "Memorial Day", en: "Memorial Day" },
    said: { fr: "Memorial Day", en: "Memorial Day" },
    on: mondayUntil(5, 31),
  },
  {
    id: "juneteenth",
    name: { fr: "Juneteenth", en: "Juneteenth" },
    said: { fr: "Juneteenth", en: "Juneteenth" },
    on: fixed(6, 19),
    substitute: toNearestWeekday,
    since: 2021,
  },
  {
    id: "independence-day",
    name: { fr: "Fête de l’Indépendance", en: "Independence Day" },
    said: { fr: "la fête de l’Indépendance", en: "Independence Day" },
    on: fixed(7, 4),
    substitute: toNearestWeekday,
  },
  { id: "labor-day", name: laborDay, said: saidLaborDay, on: nth(1, MONDAY, 9) },
  {
    id: "columbus-day",
    name: { fr: "Columbus Day", en: "Columbus Day" },
    said: { fr: "Columbus Day", en: "Columbus Day" },
    on: nth(2, MONDAY, 10),
  },
  {
    id: "veterans-day",
    name: { fr: "Veterans Day", en: "Veterans Day" },
    said: { fr: "la journée des anciens combattants", en: "Veterans Day" },
    on: fixed(11, 11),
    substitute: toNearestWeekday,
  },
  {
    id: "thanksgiving",
    name: { fr: "Thanksgiving", en: "Thanksgiving" },
    said: { fr: "Thanksgiving", en: "Thanksgiving" },
    on: nth(4, THURSDAY, 11),
  },
  { ...christmas, substitute: toNearestWeekday },
];

/**
 * Federal general holidays: Canada Labour Code, section 166; a Saturday or Sunday is made up on a working day beside it by
 * section 193, which is the next one in the federal calendar. Provinces add and drop days: those are exceptions.
 */
export const CANADA: HolidayRule[] = [
  { ...newYear, substitute: toMonday },
  goodFriday,
  {
    id: "victoria-day",
    name: { fr: "Fête de Victoria", en: "Victoria Day" },
    said: { fr: "la fête de Victoria", en: "Victoria Day" },
    on: mondayUntil(5, 24),
  },
  {
    id: "canada-day",
    name: { fr: "Fête du Canada", en: "Canada Day" },
    said: { fr: "la fête du Canada", en: "Canada Day" },
    on: fixed(7, 1),
    substitute: toMonday,
  },
  {
    id: "labor-day",
    name: { ...laborDay, en: "Labour Day" },
    said: { ...saidLaborDay, en: "Labour Day" },
    on: nth(1, MONDAY, 9),
  },
  {
    id: "truth-and-reconciliation",
    name: {
      fr: "Journée nationale de la vérité et de la réconciliation",
      en: "National Day for Truth and Reconciliation",
    },
    said: {
      fr: "la Journée nationale de la vérité et de la réconciliation",
      en: "the National Day for Truth and Reconciliation",
    },
    on: fixed(9, 30),
    substitute: toMonday,
    since: 2021,
  },
  {
    id: "thanksgiving",
    name: { fr: "Action de grâce", en: "Thanksgiving" },
    said: { fr: "l’Action de grâce", en: "Thanksgiving" },
    on: nth(2, MONDAY, 10),
  },
  {
    id: "remembrance-day",
    name: { fr: "Jour du Souvenir", en: "Remembrance Day" },
    said: { fr: "le jour du Souvenir", en: "Remembrance Day" },
    on: fixed(11, 11),
    substitute: toMonday,
  },
  { ...christmas, substitute: pastBoxingDay },
  { ...boxingDay, substitute: pastBoxingDay },
];
