import type { Locale } from "../../../receptionist/listening/normalise";

/** Says numbers in words by tables of its own, so that reading them back proves something. */
const FR =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const FR_TENS: Record<number, string> = { 2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante" };
const EN =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const EN_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const french99 = (n: number): string => {
  if (n < 20) return FR[n] ?? "";
  if (n >= 80) return n === 80 ? "quatre-vingts" : `quatre-vingt-${FR[n - 80]}`;
  const tens = n >= 60 ? 6 : Math.floor(n / 10);
  const rest = n - tens * 10;
  if (rest === 0) return FR_TENS[tens] ?? "";
  return rest === 1 || rest === 11 ? `${FR_TENS[tens]} et ${FR[rest]}` : `${FR_TENS[tens]}-${FR[rest]}`;
};

const french = (n: number): string => {
  if (n < 100) return french99(n);
  if (n < 1000) {
    const hundreds = Math.floor(n / 100);
    const head = hundreds === 1 ? "cent" : `${FR[hundreds]} cent${n % 100 === 0 ? "s" : ""}`;
    return n % 100 === 0 ? head : `${head} ${french99(n % 100)}`;
  }
  const thousands = Math.floor(n / 1000);
  const head = thousands === 1 ? "mille" : `${FR[thousands]} mille`;
  return n % 1000 === 0 ? head : `${head} ${french(n % 1000)}`;
};

const english99 = (n: number): string => {
  if (n < 20) return EN[n] ?? "";
  const head = EN_TENS[Math.floor(n / 10)] ?? "";
  return n % 10 === 0 ? head : `${head}-${EN[n % 10]}`;
};

const english = (n: number): string => {
  if (n < 100) return english99(n);
  if (n < 1000) {
    const head = `${EN[Math.floor(n / 100)]} hundred`;
    return n % 100 === 0 ? head : `${head} and ${english99(n % 100)}`;
  }
  const head = `${EN[Math.floor(n / 1000)]} thousand`;
  const rest = n % 1000;
  return rest === 0 ? head : `${head} ${rest < 100 ? "and " : ""}${english(rest)}`;
};

/** 0 to 9999 in words. */
export const inWords = (n: number, locale: Locale): string => (locale === "fr" ? french(n) : english(n));

/** Digits two by two, as the French dictate them: "zéro six douze". */
export const inPairs = (digits: string, locale: Locale): string =>
  (digits.match(/\d\d?/g) ?? [])
    .map((pair) =>
      pair.startsWith("0") ? [...pair].map((d) => inWords(Number(d), locale)).join(" ") : inWords(Number(pair), locale),
    )
    .join(" ");

/** Digit by digit, with "double" and "oh" as the British say them. */
export const oneByOne = (digits: string, locale: Locale, oh = false): string => {
  const said: string[] = [];
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits[at] ?? "";
    const word = oh && digit === "0" ? "oh" : inWords(Number(digit), locale);
    if (oh && digits[at + 1] === digit) {
      said.push("double", word);
      at += 1;
    } else said.push(word);
  }
  return said.join(" ");
};
