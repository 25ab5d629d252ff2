import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { INDUSTRIES, SPOKEN_LANGUAGES } from "../../receptionist/profile.schema";
import { serviceLine, systemPrompt } from "../../receptionist/prompt";

const dentist = profileFromPreset({ businessName: "Cabinet des Tilleuls", industry: "dentist", language: "fr" });

test("the prompt holds every fact of the profile: name, hours, services with prices, questions, owner's instructions", () => {
  for (const industry of INDUSTRIES) {
    for (const language of SPOKEN_LANGUAGES) {
      const profile = {
        ...profileFromPreset({ businessName: "Chez Léa", industry, language }),
        instructions: "Parking rue Vaugelas.",
      };
      const prompt = systemPrompt(profile);
      const locale = language === "fr" ? "fr" : "en";
      expect(prompt).toContain("Chez Léa");
      for (const service of profile.services) expect(prompt).toContain(serviceLine(service, locale));
      for (const question of profile.questions) expect(prompt).toContain(question);
      expect(prompt).toContain("Parking rue Vaugelas.");
    }
  }
});

test("tu and vous, each tone and each language change what Ava is told", () => {
  expect(systemPrompt(dentist)).toContain("Vouvoyez");
  expect(systemPrompt({ ...dentist, formality: "tu" })).toContain("Tutoyez");
  expect(systemPrompt({ ...dentist, language: "de" })).toContain("Speak German");
  expect(systemPrompt({ ...dentist, language: "de", formality: "tu" })).toContain('"du"');
  const tones = (["professional", "friendly", "playful"] as const).map((tone) => systemPrompt({ ...dentist, tone }));
  expect(new Set(tones).size).toBe(3);
});

test("a price is told as it was set: firm, from, free or on quotation", () => {
  const line = (priceCents: number | null, from = false) =>
    serviceLine({ name: "Soin", priceCents, from, durationMin: 30 }, "fr").replaceAll(/[\u00a0\u202f]/g, " ");
  expect(line(28_92)).toBe("Soin : 28,92 €, 30 min");
  expect(line(30_00, true)).toBe("Soin : à partir de 30 €, 30 min");
  expect(line(0)).toBe("Soin : sans frais, 30 min");
  expect(line(null)).toBe("Soin : sur devis, 30 min");
});

test("a business without services or questions is told to quote nothing and to take a message", () => {
  const bare = systemPrompt({ ...dentist, services: [], questions: [] });
  expect(bare).toContain("ne donnez aucun prix");
  expect(bare).toContain("Le nom de la personne");
});

test("the rules against inventing and against passing for a human are in every prompt", () => {
  expect(systemPrompt(dentist)).toMatch(/N'inventez jamais un prix[\s\S]*Ne prétendez jamais être humaine/);
  for (const language of ["en", "es", "de", "it"] as const) {
    expect(systemPrompt({ ...dentist, language })).toMatch(/Never invent a price[\s\S]*Never claim to be human/);
  }
});
