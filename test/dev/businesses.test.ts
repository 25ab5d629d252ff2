import { parsePhoneNumberWithError } from "libphonenumber-js";
import { expect, test } from "vitest";
import { BUSINESSES, DENTIST_INSTRUCTIONS } from "../../dev/seed/businesses";
import { profileFromPreset } from "../../receptionist/profile";
import { INDUSTRIES, ReceptionistProfile } from "../../receptionist/profile.schema";

/** ARCEP's numbers for films and books, without their last four digits. */
const FICTIONAL = /^\+33(?:19900|26191|35301|46571|53649|63998)\d{4}$/;

test("each trade has a business of its own town, that nobody can ring by mistake", () => {
  expect(Object.keys(BUSINESSES).toSorted()).toEqual([...INDUSTRIES].toSorted());
  const businesses = Object.values(BUSINESSES);
  for (const { phone, postcode } of businesses) {
    expect(phone).toMatch(FICTIONAL);
    expect(parsePhoneNumberWithError(phone).country).toBe("FR");
    expect(postcode).toMatch(/^\d{5}$/);
  }
  for (const key of ["name", "town", "phone", "owner"] as const) {
    expect(new Set(businesses.map((business) => business[key])).size).toBe(businesses.length);
  }
});

test("each business makes a valid profile, and the practice's instructions fit in hers", () => {
  for (const { name, industry } of Object.values(BUSINESSES)) {
    const profile = profileFromPreset({ businessName: name, industry, language: "fr" });
    expect(ReceptionistProfile.parse({ ...profile, instructions: DENTIST_INSTRUCTIONS }).businessName).toBe(name);
  }
  expect(DENTIST_INSTRUCTIONS).toContain(BUSINESSES.dentist.street);
});
