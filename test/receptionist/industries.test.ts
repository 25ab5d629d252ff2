import { icons } from "lucide-react";
import { expect, test } from "vitest";
import { disclosesAi } from "../../receptionist/disclosure";
import { spokenGreeting } from "../../receptionist/greeting";
import { industryCards, presetFor } from "../../receptionist/industries";
import { profileFromPreset } from "../../receptionist/profile";
import { INDUSTRIES, ReceptionistProfile, SPOKEN_LANGUAGES } from "../../receptionist/profile.schema";
import { IndustryCard, Preset } from "../../worker/onboarding/onboarding.schema";

const LOCALES = ["fr", "en"] as const;

/** How many values are left once equal ones are counted once. */
const distinct = (values: unknown[]): number => new Set(values.map((value) => JSON.stringify(value))).size;

test("each of the ten trades has a card in both languages, in the order of the closed list", () => {
  for (const locale of LOCALES) {
    const cards = industryCards(locale);
    expect(cards.map((card) => card.id)).toEqual([...INDUSTRIES]);
    for (const card of cards) expect(IndustryCard.parse(card)).toEqual(card);
    for (const text of ["label", "description", "icon"] as const) {
      expect(distinct(cards.map((card) => card[text])), `${locale} ${text}`).toBe(INDUSTRIES.length);
    }
  }
});

test("every card's icon is one that lucide draws", () => {
  const drawn = Object.keys(icons);
  for (const { icon } of industryCards("fr")) {
    expect(drawn).toContain(icon.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()));
  }
});

test("no two trades share a greeting, a list of services or a list of questions, in either language", () => {
  for (const locale of LOCALES) {
    const presets = INDUSTRIES.map((industry) => presetFor(industry, locale));
    expect(distinct(presets.map((preset) => preset.greeting))).toBe(INDUSTRIES.length);
    expect(distinct(presets.map((preset) => preset.services.map((service) => service.name)))).toBe(INDUSTRIES.length);
    const questions = presets.flatMap((preset) => preset.questions);
    expect(distinct(questions), `${locale}: a question is asked by two trades`).toBe(questions.length);
  }
});

test("what a trade's greeting asks is more than another's with a name swapped", () => {
  for (const locale of LOCALES) {
    const asks = INDUSTRIES.map(
      (industry) =>
        new Set(
          presetFor(industry, locale)
            .greeting.toLowerCase()
            .match(/\p{L}{4,}/gu),
        ),
    );
    for (const [index, words] of asks.entries()) {
      for (const others of asks.slice(index + 1)) {
        const shared = [...words].filter((word) => others.has(word)).length;
        expect(shared / Math.min(words.size, others.size)).toBeLessThan(0.7);
      }
    }
  }
});

test("a preset fits the API's schema and keeps its prices, whatever the language", () => {
  for (const industry of INDUSTRIES) {
    const fr = Preset.parse(presetFor(industry, "fr"));
    const en = Preset.parse(presetFor(industry, "en"));
    expect(fr.greeting).toContain("{business}");
    expect(en.greeting).toContain("{business}");
    expect(fr.services.map(({ name: _, ...price }) => price)).toEqual(
      en.services.map(({ name: _, ...price }) => price),
    );
    expect(fr.questions).not.toEqual(en.questions);
    expect(fr.questions.length).toBe(en.questions.length);
  }
});

test("a preset is a copy: changing it changes no other", () => {
  const first = presetFor("dentist", "fr");
  first.hours.monday.length = 0;
  first.questions.length = 0;
  expect(presetFor("dentist", "fr").hours.monday.length).toBeGreaterThan(0);
  expect(presetFor("dentist", "fr").questions.length).toBeGreaterThan(0);
});

test("a profile made from any trade in any language is valid, and speaks its AI disclosure", () => {
  for (const industry of INDUSTRIES) {
    for (const language of SPOKEN_LANGUAGES) {
      const profile = profileFromPreset({ businessName: "Les Tilleuls", industry, language });
      expect(ReceptionistProfile.parse(profile)).toEqual(profile);
      expect(profile.greeting).toContain("Les Tilleuls");
      expect(profile.greeting).not.toContain("{");
      const said = spokenGreeting(profile);
      expect(
        said.split(/(?<=[.!?])\s/).some((sentence) => disclosesAi(sentence, language)),
        said,
      ).toBe(true);
    }
  }
});
