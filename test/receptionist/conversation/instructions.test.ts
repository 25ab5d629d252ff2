import { expect, test } from "vitest";
import { instructions } from "../../../receptionist/conversation/instructions";
import { hoursLines } from "../../../receptionist/hours";
import { INDUSTRIES } from "../../../receptionist/profile.schema";
import { serviceLine } from "../../../receptionist/prompt";
import { TOOL_SCHEMAS } from "../../../receptionist/tools/tool";
import { briefOf, MONDAY_MS } from "../rules/talk";

const ADDRESS = "14 rue Vaugelas, Annecy";

test("no hours, prices, address or numbers of the business are in the instructions, in any trade", () => {
  for (const industry of INDUSTRIES) {
    for (const language of ["fr", "en"] as const) {
      const staff = [{ name: "Camille", role: "accueil", phone: "+33465711842" }];
      const brief = briefOf(industry, language, { profile: { address: ADDRESS, staff } });
      const text = instructions(brief, MONDAY_MS, language);
      expect(text).not.toContain(ADDRESS);
      expect(text).not.toContain("465711842");
      for (const service of brief.profile.services) expect(text).not.toContain(serviceLine(service, language));
      for (const { hours } of hoursLines(brief.profile.hours, language))
        if (/\d/.test(hours)) expect(text).not.toContain(hours);
    }
  }
});

test("the next fourteen days stand there by name and date, in the business's own zone", () => {
  const brief = briefOf("dentist", "fr");
  // 23:30 in Paris on a Sunday is still Sunday there, and Monday in Auckland.
  const lateMs = Date.parse("2026-11-22T23:30:00+01:00");
  const text = instructions(brief, lateMs, "fr");
  expect(text).toContain("dimanche 22 novembre, il est 23 heures 30");
  expect(text.match(/^- \p{L}+ \d{4}-\d\d-\d\d$/gmu)).toHaveLength(14);
  expect(text).toContain("- dimanche 2026-11-22\n- lundi 2026-11-23");
  expect(instructions({ ...brief, timeZone: "Pacific/Auckland" }, lateMs, "en")).toContain(
    "- Monday 2026-11-23\n- Tuesday 2026-11-24",
  );
});

test("tone, manner of address, the owner's questions and instructions, and taking messages only are told", () => {
  const brief = briefOf("dentist", "fr", {
    profile: { instructions: "Parlez du parking.", questions: ["Êtes-vous déjà venu ?"] },
  });
  const text = instructions(brief, MONDAY_MS, "fr");
  for (const told of ["Vouvoyez", "Parlez du parking.", "Êtes-vous déjà venu ?", "ne les annulent pas"]) {
    expect(text).toContain(told);
  }
  const familiar = { ...brief, duty: "message" as const, profile: { ...brief.profile, formality: "tu" as const } };
  expect(instructions(familiar, MONDAY_MS, "fr")).toContain("Tutoyez");
  expect(instructions(familiar, MONDAY_MS, "fr")).toContain("seulement que des messages");
  expect(instructions(familiar, MONDAY_MS, "en")).toContain("nothing but messages");
});

test("the tools that instructions speak of exist, and she never claims to be human", () => {
  for (const language of ["fr", "en"] as const) {
    const text = instructions(briefOf("garage", language), MONDAY_MS, language);
    const named = text.match(/\b[a-z]+_[a-z]+\b/g) ?? [];
    expect(named).toContain("note_gap");
    expect(Object.keys(TOOL_SCHEMAS)).toEqual(expect.arrayContaining(named));
    expect(text).toMatch(/Ne prétendez jamais être humaine|Never claim to be human/);
  }
});
