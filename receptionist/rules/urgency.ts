import type { Industry } from "../profile.schema";

/** Of any trade. */
const ALWAYS = /\b(?:urgen\w*|tout de suite quelqu un|emergenc\w*|right away|straight away|immediately)\b/;

/** What people of each trade are called about in a hurry, in both languages, as `plain` writes. */
const OF_TRADE: Record<Industry, RegExp> = {
  dentist:
    /\b(?:(?:tres|trop|super|horriblement) mal|rage de dents?|dents? cassee?s?|gonfle\w*|abces|saigne\w*|tooth ?ache|in (?:a lot of )?pain|hurts? (?:a lot|so much|really)|swollen|broken tooth|abscess|bleeding)\b/,
  medical:
    /\b(?:(?:tres|trop|super) mal|poitrine|malaise|saigne\w*|respire\w* (?:mal|plus)|convulsion\w*|chest pains?|in (?:a lot of )?pain|breath\w*|fainted|bleeding)\b/,
  veterinary:
    /\b(?:avale\w*|empoisonn\w*|intoxi\w*|convuls\w*|saigne\w*|renverse\w*|percute\w*|respire\w* (?:mal|plus|pas)|mange (?:du chocolat|de la mort)|ne (?:bouge|mange) plus|swallowed|poison\w*|seizure\w*|bleeding|hit by|run over|breath\w*|collapsed)\b/,
  plumbing:
    /\b(?:fuites?|fuit|inond\w*|degats? des eaux|plus d eau(?: chaude)?|plus de chauffage|deborde\w*|odeur de gaz|leaks?|leaking|flood\w*|burst|no (?:heating|hot water|water)|overflow\w*|smell of gas)\b/,
  garage:
    /\b(?:en panne|accident|remorqu\w*|depann\w*|fume|immobilis\w*|ne demarre (?:plus|pas)|demarre plus|broken down|broke down|breakdown|tow(?:ed|ing)?|smoke|won t start|does not start)\b/,
  legal: /\b(?:garde a vue|(?:ete )?arrete[es]?|police|perquisition\w*|custody|arrested)\b/,
  "real-estate":
    /\b(?:fuites?|degats? des eaux|inond\w*|enferme\w*|perdu (?:mes|les) cles|leaks?|leaking|flood\w*|locked out)\b/,
  restaurant: /\b(?:reaction allergique|allergic reaction)\b/,
  "hair-salon": /\b(?:reaction allergique|brulure\w*|brule|allergic reaction|burn(?:ing|s|t)?)\b/,
  beauty: /\b(?:reaction allergique|brulure\w*|brule|allergic reaction|burn(?:ing|s|t)?)\b/,
};

const NOT_URGENT =
  /\b(?:pas (?:tres |vraiment |si )?urgent\w*|rien d urgent|sans urgence|not (?:very |really |that )?urgent|no (?:rush|hurry)|nothing urgent)\b/;

/** Whether what was said cannot wait, to the people of this trade. */
export const isUrgent = (heard: string, industry: Industry | null): boolean =>
  !NOT_URGENT.test(heard) && (ALWAYS.test(heard) || (industry !== null && OF_TRADE[industry].test(heard)));

/** Whom to dial when a life is in danger, as it is said. France: 15 (SAMU), and 112 in all of the European Union. */
export const emergencyNumbers = (country: string, language: "fr" | "en"): string => {
  const or = language === "fr" ? "ou le" : "or";
  const numbers: Record<string, string> = {
    FR: `15 ${or} 112`,
    GB: `999 ${or} 112`,
    IE: `999 ${or} 112`,
    US: "911",
    CA: "911",
  };
  return numbers[country.toUpperCase()] ?? "112";
};
