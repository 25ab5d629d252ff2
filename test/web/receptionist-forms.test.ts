import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { translatorFor } from "~/i18n/i18n.server";
import { CopyDay, HoursForm, hoursInputs, openingOf, withCopiedDay } from "~/receptionist/hours-form";
import { KnowledgeForm, knowledgeInputs } from "~/receptionist/knowledge-form";
import { parsePrice, priceText } from "~/receptionist/price";
import { sameValues } from "~/receptionist/same-values";
import { sectionErrors } from "~/receptionist/section-errors";
import { TeamForm } from "~/receptionist/team-form";
import { profileFromPreset } from "../../receptionist/profile";
import { ReceptionistProfile } from "../../receptionist/profile.schema";

const PROFILE = ReceptionistProfile.parse({
  ...profileFromPreset({ businessName: "Cabinet des Tilleuls", industry: "dentist", language: "fr" }),
  address: "12 rue des Tilleuls, à Annecy",
  holidays: { region: "FR", openOn: ["assumption"] },
  exceptions: [
    { from: "2026-12-24", to: "2026-12-31", label: "Fêtes", intervals: [] },
    { from: "2026-12-05", to: "2026-12-05", label: "", intervals: [{ fromMin: 600, toMin: 1440 }] },
  ],
  knownAnswers: [{ question: "Où se garer ?", answer: "Devant le cabinet." }],
});

/** What a browser sends of a form that shows `values`: text fields, and checkboxes only where they are ticked. */
function sent(values: unknown, name = "", form = new FormData()): FormData {
  if (isAbsent(values)) return form;
  if (values === true) form.append(name, "on");
  else if (Array.isArray(values) && name === "openOn") for (const id of values) form.append(name, String(id));
  else if (Array.isArray(values)) for (const [index, value] of values.entries()) sent(value, `${name}[${index}]`, form);
  else if (typeof values === "object")
    for (const [key, value] of Object.entries(values ?? {})) sent(value, name ? `${name}.${key}` : key, form);
  else form.append(name, String(values));
  return form;
}
const isAbsent = (value: unknown) => value === undefined || value === null || value === false;

const errorsOf = async (form: FormData, schema: typeof KnowledgeForm | typeof HoursForm | typeof TeamForm) => {
  const t = await translatorFor(new Request("http://ava.test/", { headers: { Cookie: "ava_lang=fr" } }));
  return parseWithZod(form, { schema, error: sectionErrors(t) }).reply().error ?? {};
};

test.for([
  ["28,92", 2892],
  ["28.92", 2892],
  ["28,9", 2890],
  ["1 200 €", 120_000],
  ["1\u202f200,50", 120_050],
  ["0", 0],
  // Floating point would make it 28.999….
  ["29,00", 2900],
  ["douze", null],
  ["-3", null],
  ["1,234", null],
  ["", null],
] as const)("a price typed as %j is %j cents", ([typed, cents]) => {
  expect(parsePrice(typed)).toBe(cents);
});

test("a price is shown as its reader types it, and read again as the same cents", () => {
  expect([priceText(2892, "fr"), priceText(2892, "en"), priceText(2800, "fr"), priceText(5, "fr")]).toEqual([
    "28,92",
    "28.92",
    "28",
    "0,05",
  ]);
  for (const cents of [0, 5, 10, 99, 100, 2892, 10_000_000])
    for (const locale of ["fr", "en"] as const) expect(parsePrice(priceText(cents, locale))).toBe(cents);
  expect(priceText(null, "fr")).toBe("");
});

test.for(["fr", "en"] as const)("what Ava knows goes through its form unchanged, in %s", (locale) => {
  const { businessName, address, services, knownAnswers } = PROFILE;
  const submission = parseWithZod(sent(knowledgeInputs(PROFILE, locale)), { schema: KnowledgeForm });
  expect(submission.status === "success" && submission.value).toEqual({
    businessName,
    address,
    services,
    knownAnswers,
  });
});

test("hours, exceptions and holidays go through their form unchanged, a day that ends at midnight included", () => {
  const submission = parseWithZod(sent(hoursInputs(PROFILE)), { schema: HoursForm });
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
  const { hours, holidays, exceptions } = PROFILE;
  expect(openingOf(submission.value)).toEqual({ hours, holidays, exceptions });
});

test("every list may be emptied, and no region is no public holiday", () => {
  const knowledge = parseWithZod(sent({ businessName: "Ondine" }), { schema: KnowledgeForm });
  expect(knowledge.status === "success" && knowledge.value).toMatchObject({
    services: [],
    knownAnswers: [],
    address: "",
  });
  const opening = parseWithZod(sent({ region: "" }), { schema: HoursForm });
  if (opening.status !== "success") throw new Error(JSON.stringify(opening.error));
  expect(openingOf(opening.value)).toMatchObject({ holidays: { region: null, openOn: [] }, exceptions: [] });
  expect(opening.value.hours.monday).toEqual([]);
});

test("a price without an amount is on quotation, and then from nothing", () => {
  const form = sent({ businessName: "Ondine", services: [{ name: "Coupe", price: "", from: true }] });
  const submission = parseWithZod(form, { schema: KnowledgeForm });
  expect(submission.status === "success" && submission.value.services).toEqual([
    { name: "Coupe", priceCents: null, from: false, durationMin: null },
  ]);
});

test("each wrong field is told what it should have been", async () => {
  const knowledge = sent({
    businessName: "Ondine",
    services: [
      { name: "", price: "cher" },
      { name: "x", price: "999999" },
    ],
  });
  expect(await errorsOf(knowledge, KnowledgeForm)).toMatchObject({
    "services[0].name": ["Ce champ est nécessaire."],
    "services[0].price": ["Saisissez un prix comme 28 ou 28,50, ou laissez vide."],
    "services[1].price": [expect.stringMatching(/au plus/)],
  });
  const hours = sent({
    hours: { monday: [{ from: "12:00", to: "09:00" }], tuesday: [{ from: "09:00", to: "" }] },
    exceptions: [{ from: "2026-12-24", to: "2026-12-20", label: "" }],
  });
  expect(await errorsOf(hours, HoursForm)).toMatchObject({
    "hours.monday[0].to": ["La fin doit venir après le début."],
    "hours.tuesday[0].to": ["Ce champ est nécessaire."],
    "exceptions[0].to": ["La fin ne peut pas venir avant le début."],
  });
  const team = sent({ staff: [{ name: "Claire", phone: "Claire" }], booking: PROFILE.booking });
  expect(await errorsOf(team, TeamForm)).toEqual({
    "staff[0].phone": ["Saisissez un numéro comme 06 12 34 56 78."],
  });
});

test("a day's hours are copied to the days asked for, in place of theirs, and to no other", () => {
  const form = sent(hoursInputs(PROFILE));
  const copied = withCopiedDay(form, CopyDay.parse({ copyFrom: "monday", copyTo: "workdays" }));
  const submission = parseWithZod(copied, { schema: HoursForm });
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
  const { hours } = submission.value;
  for (const day of ["tuesday", "wednesday", "thursday", "friday"] as const)
    expect(hours[day], day).toEqual(PROFILE.hours.monday);
  expect(hours.monday).toEqual(PROFILE.hours.monday);
  expect(hours.sunday).toEqual(PROFILE.hours.sunday);
  expect(openingOf(submission.value).exceptions).toEqual(PROFILE.exceptions);
});

test("a form is unsaved when it says something else, and only then", () => {
  const saved = hoursInputs(PROFILE);
  const { hours, ...rest } = saved;
  expect(sameValues({ ...rest, hours, version: "3", intent: "save" }, saved)).toBe(true);
  expect(sameValues({ ...saved, openOn: "assumption" }, saved)).toBe(true);
  expect(
    sameValues({ ...saved, openOn: ["ascension", "assumption"] }, { ...saved, openOn: ["assumption", "ascension"] }),
  ).toBe(true);
  expect(sameValues({ ...saved, openOn: undefined }, saved)).toBe(false);
  expect(sameValues({ ...saved, exceptions: saved.exceptions.toReversed() }, saved)).toBe(false);
  const known = knowledgeInputs(PROFILE, "fr");
  const typed = known.services.map(({ from, ...service }) => ({ ...service, ...(from && { from: "on" }) }));
  expect(sameValues({ ...known, services: typed }, known)).toBe(true);
  expect(sameValues({ ...known, services: typed.slice(1) }, known)).toBe(false);
  expect(sameValues({ ...known, address: "" }, { ...known, address: "" })).toBe(true);
});
