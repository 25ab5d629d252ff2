/** Numbers in words, 0 to 9999, as a model may write them. */
const FR_UNITS =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const FR_TENS = "  vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split(" ");
const EN_UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const EN_TENS = "  twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const french = (value: number): string => {
  if (value < 20) return FR_UNITS[value] ?? "";
  if (value < 100) {
    const ten = Math.floor(value / 10);
    const rest = ten === 7 || ten === 9 ? value - (ten - 1) * 10 : value % 10;
    if (rest === 0) return ten === 8 ? "quatre-vingts" : (FR_TENS[ten] ?? "");
    const link = (rest === 1 && ten < 8) || (rest === 11 && ten === 7) ? " et " : "-";
    return `${FR_TENS[ten]}${link}${FR_UNITS[rest]}`;
  }
  const [scale, by] = value < 1000 ? ["cent", 100] : ["mille", 1000];
  const count = Math.floor(value / by);
  const rest = value % by;
  const plural = scale === "cent" && count > 1 && rest === 0 ? "s" : "";
  return `${count > 1 ? `${french(count)} ` : ""}${scale}${plural}${rest > 0 ? ` ${french(rest)}` : ""}`;
};

const english = (value: number): string => {
  if (value < 20) return EN_UNITS[value] ?? "";
  if (value < 100) return `${EN_TENS[Math.floor(value / 10)]}${value % 10 > 0 ? `-${EN_UNITS[value % 10]}` : ""}`;
  const [scale, by] = value < 1000 ? ["hundred", 100] : ["thousand", 1000];
  const rest = value % by;
  const and = rest > 0 ? ` ${rest < 100 ? "and " : ""}${english(rest)}` : "";
  return `${english(Math.floor(value / by))} ${scale}${and}`;
};

export const spelt = { fr: french, en: english };
