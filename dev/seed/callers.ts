import type { Random } from "./random";

/** Somebody who calls, and when they would like to come. Names are common in Savoy; nobody is meant. */
export type Caller = {
  title: "Monsieur" | "Madame";
  first: string;
  last: string;
  /** The surname letter by letter, as Ava reads it back. */
  spelled: string;
  /** E.164, in the range ARCEP keeps for fiction (06 39 98 …). */
  phone: string;
  /** "06 39 98 12 34" */
  spokenPhone: string;
  /** "jeudi" */
  day: string;
  /** "vers 10 h", or "dans la matinée" */
  time: string;
  /** The same in English. */
  dayEn: string;
  timeEn: string;
  /** Grammatical agreement: `e` for a woman, nothing for a man. */
  e: "e" | "";
  pick: Random["pick"];
};

const WOMEN = [
  "Camille",
  "Sophie",
  "Nathalie",
  "Élodie",
  "Martine",
  "Amandine",
  "Chloé",
  "Isabelle",
  "Fatima",
  "Laurence",
  "Manon",
  "Brigitte",
  "Aurélie",
  "Jeanne",
  "Sandrine",
  "Inès",
];
const MEN = [
  "Julien",
  "Thomas",
  "Gérard",
  "Mehdi",
  "Laurent",
  "Bastien",
  "Philippe",
  "Antoine",
  "Karim",
  "Hugo",
  "Olivier",
  "Rémi",
  "Christian",
  "Nicolas",
  "Yanis",
  "Vincent",
];
const SURNAMES = [
  "Favre",
  "Mermillod",
  "Périllat",
  "Dupraz",
  "Bouvier",
  "Métral",
  "Chappaz",
  "Lachenal",
  "Gaillard",
  "Duret",
  "Baud",
  "Vuillet",
  "Rossi",
  "Benali",
  "Ferreira",
  "Lambert",
  "Girard",
  "Morel",
  "Perrin",
  "Thévenet",
  "Chevallier",
  "Tissot",
  "Marchand",
  "Lefèvre",
  "Roux",
  "Nguyen",
  "Haddad",
  "Collomb",
  "Gruffaz",
  "Sonnerat",
];
const ENGLISH_WOMEN = ["Emma", "Hannah", "Kate", "Rachel", "Priya"];
const ENGLISH_MEN = ["James", "Daniel", "Oliver", "Mark", "Liam"];
const ENGLISH_SURNAMES = ["Whitfield", "Barnes", "O'Connor", "Patel", "Ashworth", "Murray", "Coleman", "Hughes"];

const DAYS = [
  ["lundi", "Monday"],
  ["mardi", "Tuesday"],
  ["mercredi", "Wednesday"],
  ["jeudi", "Thursday"],
  ["vendredi", "Friday"],
] as const;
const TIMES = [
  ["vers 9 h", "around nine"],
  ["vers 10 h", "around ten"],
  ["vers 11 h", "around eleven"],
  ["dans la matinée", "in the morning"],
  ["vers 14 h", "around two"],
  ["en début d'après-midi", "early afternoon"],
  ["vers 16 h", "around four"],
] as const;

export const inventCaller = (random: Random, lang: "fr" | "en"): Caller => {
  const isWoman = random.next() < 0.55;
  const first = random.pick(lang === "fr" ? (isWoman ? WOMEN : MEN) : isWoman ? ENGLISH_WOMEN : ENGLISH_MEN);
  const last = random.pick(lang === "fr" ? SURNAMES : ENGLISH_SURNAMES);
  const pairs = ["06", "39", "98", twoDigits(random), twoDigits(random)];
  const [day, dayEn] = random.pick(DAYS);
  const [time, timeEn] = random.pick(TIMES);
  return {
    title: isWoman ? "Madame" : "Monsieur",
    first,
    last,
    spelled: Array.from(last.toUpperCase().replaceAll(/[^\p{L}]/gu, "")).join(", "),
    phone: `+33${pairs.join("").slice(1)}`,
    spokenPhone: pairs.join(" "),
    day,
    time,
    dayEn,
    timeEn,
    e: isWoman ? "e" : "",
    pick: random.pick,
  };
};

const twoDigits = (random: Random): string => String(random.between(0, 99)).padStart(2, "0");
