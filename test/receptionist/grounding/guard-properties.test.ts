import fc from "fast-check";
import { expect, test } from "vitest";
import { createGuard } from "../../../receptionist/grounding/guard";
import { sayCalendarDate, sayTime, sayWeekday } from "../../../receptionist/opening/spoken-time";
import { addDays } from "../../../receptionist/opening/wall-clock";
import { sayDuration, sayPhone, sayPrice } from "../../../receptionist/speaking/say";
import { spelt } from "./spelt";

type Locale = "fr" | "en";
const locales = fc.constantFrom<Locale>("fr", "en");
const PARIS = "Europe/Paris";
const NOW_MS = Date.UTC(2026, 10, 23, 9);

/** Runs a text through a guard, cut at the places given (0 to 1). */
const run = (text: string, locale: Locale, grounds: string[], cuts: number[]) => {
  const guard = createGuard({ locale, grounds, callerSaid: [] });
  const at = [...new Set(cuts.map((cut) => Math.floor(cut * text.length)))].sort((a, b) => a - b);
  const pieces = [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
  const outcomes = [...pieces.flatMap((piece) => guard.take(piece)), ...guard.end()];
  return {
    released: outcomes.map((outcome) => (outcome.type === "release" ? outcome.text : "")).join(""),
    isRefused: outcomes.some(({ type }) => type === "refused"),
  };
};
const cutsOf = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** Ways to say an amount that a model might choose. */
const prices = (cents: number, locale: Locale): string[] => {
  const [euros, rest] = [Math.floor(cents / 100), cents % 100];
  const digits = `${euros}${rest === 0 ? "" : `${locale === "fr" ? "," : "."}${String(rest).padStart(2, "0")}`}`;
  const inWords =
    locale === "fr"
      ? `${spelt.fr(euros)} euros${rest === 0 ? "" : ` ${spelt.fr(rest)}`}`
      : `${spelt.en(euros)} euros${rest === 0 ? "" : ` and ${spelt.en(rest)} cents`}`;
  return [
    sayPrice(cents, locale),
    locale === "fr" ? `${digits}\u00a0€` : `€${digits}`,
    `${digits} euros`,
    ...(rest === 0 || rest >= 10 ? [inWords] : []),
  ];
};

const times = (minute: number, locale: Locale): string[] => {
  const [hour, past] = [Math.floor(minute / 60), minute % 60];
  const two = String(past).padStart(2, "0");
  if (locale === "fr") {
    const inWords = `${spelt.fr(hour).replace(/un$/, "une")} heure${hour > 1 ? "s" : ""}${past === 0 ? "" : ` ${spelt.fr(past)}`}`;
    return [sayTime(minute, "fr"), `${hour} h ${two}`, `${hour}h${two}`, `${hour}:${two}`, inWords];
  }
  const half = hour < 12 ? "am" : "pm";
  const twelve = hour % 12 || 12;
  const dotted = half === "am" ? "a.m." : "p.m.";
  return [
    sayTime(minute, "en"),
    `${twelve}:${two} ${half}`,
    `${twelve}:${two} ${dotted}`,
    ...(past >= 10 ? [`${spelt.en(twelve)} ${spelt.en(past)} ${half}`] : []),
    ...(past === 30 ? [`half past ${spelt.en(twelve)}`] : []),
  ];
};

const around = (fact: string, locale: Locale): string =>
  locale === "fr" ? `Alors, je vous dis cela : ${fact}. Autre chose ?` : `Well, this is it: ${fact}. Anything else?`;

const amounts = fc.oneof(
  fc.integer({ min: 3, max: 9999 }).map((euros) => euros * 100),
  fc.integer({ min: 300, max: 99_999 }),
);
const minutes = fc.integer({ min: 0, max: 287 }).map((fives) => fives * 5);

test("a price that a tool returned passes whole, however it is said and cut", () => {
  fc.assert(
    fc.property(locales, amounts, fc.nat(), cutsOf, (locale, cents, which, cuts) => {
      const said = prices(cents, locale);
      const text = around(said[which % said.length] ?? "", locale);
      expect(run(text, locale, [`Soin : ${sayPrice(cents, locale)}.`], cuts)).toEqual({
        released: text,
        isRefused: false,
      });
    }),
    { numRuns: 500 },
  );
});

test("no other price passes, not a figure of it", () => {
  fc.assert(
    fc.property(locales, amounts, amounts, fc.nat(), cutsOf, (locale, told, said, which, cuts) => {
      fc.pre(told !== said);
      const wordings = prices(said, locale);
      const fact = wordings[which % wordings.length] ?? "";
      const { released, isRefused } = run(around(fact, locale), locale, [`Soin : ${sayPrice(told, locale)}.`], cuts);
      expect(isRefused).toBe(true);
      expect(around("", locale).startsWith(released.trimEnd())).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("an hour that a tool returned passes whole, however it is said and cut", () => {
  fc.assert(
    fc.property(locales, minutes, fc.nat(), cutsOf, (locale, minute, which, cuts) => {
      const said = times(minute, locale);
      const text = around(`${locale === "fr" ? "à" : "at"} ${said[which % said.length]}`, locale);
      const ground = locale === "fr" ? `C’est à ${sayTime(minute, "fr")}.` : `It is at ${sayTime(minute, "en")}.`;
      expect(run(text, locale, [ground], cuts)).toEqual({ released: text, isRefused: false });
    }),
    { numRuns: 500 },
  );
});

test("no other hour passes", () => {
  fc.assert(
    fc.property(locales, minutes, minutes, fc.nat(), cutsOf, (locale, told, said, which, cuts) => {
      // Without its half of the day, a time is that of either.
      fc.pre(told % 720 !== said % 720);
      const wordings = times(said, locale);
      const fact = `${locale === "fr" ? "à" : "at"} ${wordings[which % wordings.length]}`;
      const ground = locale === "fr" ? `C’est à ${sayTime(told, "fr")}.` : `It is at ${sayTime(told, "en")}.`;
      const { released, isRefused } = run(around(fact, locale), locale, [ground], cuts);
      expect(isRefused).toBe(true);
      expect(released).not.toMatch(/\d/);
    }),
    { numRuns: 500 },
  );
});

test("slots pass as tools tell them, and no slot of another day or hour does", () => {
  const slot = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 16, max: 40 }));
  const told = ([days, halves]: [number, number], locale: Locale) =>
    `${sayCalendarDate(addDays("2026-11-23", days), PARIS, NOW_MS, locale)} ${locale === "fr" ? "à" : "at"} ${sayTime(halves * 30, locale)}`;
  fc.assert(
    fc.property(locales, slot, slot, slot, cutsOf, (locale, one, two, other, cuts) => {
      // In French 8 heures is also said of 20 h: without its half of the day, a time is that of either.
      const clock = (halves: number) => (locale === "fr" ? halves % 24 : halves);
      const isOther = [one, two].every(([days, halves]) => days !== other[0] || clock(halves) !== clock(other[1]));
      const offer = locale === "fr" ? "je peux vous proposer" : "I can offer";
      const or = locale === "fr" ? "ou" : "or";
      const ground = `Soin : ${offer} ${told(one, locale)} ${or} ${told(two, locale)}.`;
      expect(run(ground, locale, [ground], cuts)).toEqual({ released: ground, isRefused: false });
      fc.pre(isOther && one[0] !== two[0]);
      expect(run(`${offer} ${told(other, locale)}.`, locale, [ground], cuts).isRefused).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("weekdays, durations and telephone numbers pass as tools tell them, and others do not", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(
      locales,
      fc.integer({ min: 3, max: 48 }),
      digits,
      fc.integer({ min: 1, max: 7 }),
      cutsOf,
      (locale, tens, rest, day, cuts) => {
        const phone = `+336${rest.join("")}`;
        const closed = locale === "fr" ? `fermé le ${sayWeekday(day, "fr")}` : `closed on ${sayWeekday(day, "en")}`;
        const facts = [sayDuration(tens * 5, locale), sayPhone(phone, locale), closed];
        const others = [
          sayDuration(tens * 5 + 5, locale),
          sayPhone(`+337${rest.join("")}`, locale),
          locale === "fr"
            ? `fermé le ${sayWeekday((day % 7) + 1, "fr")}`
            : `closed on ${sayWeekday((day % 7) + 1, "en")}`,
        ];
        const grounds = facts.map((fact) => `${fact}.`);
        for (const fact of facts) {
          const text = around(fact, locale);
          expect(run(text, locale, grounds, cuts)).toEqual({ released: text, isRefused: false });
        }
        for (const fact of others) expect(run(around(fact, locale), locale, grounds, cuts).isRefused).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test("what holds no fact is never refused, and every cut gives it back", () => {
  const innocent = fc.array(
    fc.constantFrom(
      "bonjour",
      "je",
      "peux",
      "vous",
      "aider",
      "un",
      "une",
      "question",
      ",",
      ".",
      " ",
      " ",
      "?",
      "Dr",
      "…",
      "«",
      "»",
      "l’équipe",
      "\n",
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(innocent, cutsOf, (parts, cuts) => {
      const text = parts.join(" ");
      expect(run(text, "fr", [], cuts)).toEqual({ released: text, isRefused: false });
    }),
  );
});

test("any text, cut in any way, gets one verdict", () => {
  const spice = fc.constantFrom(
    "14",
    "h",
    " 30",
    "euros",
    "midi",
    "samedi",
    "ouverts",
    "fermé",
    "à",
    ".",
    " ",
    ",",
    "et",
    "€",
    "28,92",
    "p.m.",
    "le",
    "\n",
    "06",
    "12",
  );
  fc.assert(
    fc.property(locales, fc.array(spice, { maxLength: 20 }), cutsOf, cutsOf, (locale, parts, first, second) => {
      const text = parts.join(" ");
      const grounds = ["Le samedi, nous sommes ouverts de 14 h 30 à 18 heures.", "28 euros 92."];
      const [a, b] = [run(text, locale, grounds, first), run(text, locale, grounds, second)];
      expect(a.isRefused).toBe(b.isRefused);
      if (!a.isRefused) expect(a.released).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("hours of the week as tools tell them pass for each day", () => {
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const name = sayWeekday(day, "fr");
    const text = `Le ${name}, nous sommes ouverts de 9 heures à 18 heures.`;
    const isOpen = day <= 5;
    const { isRefused } = run(
      text,
      "fr",
      ["Du lundi au vendredi de 9 heures à 18 heures, fermé le samedi et le dimanche."],
      [],
    );
    expect(isRefused).toBe(!isOpen);
  }
});
