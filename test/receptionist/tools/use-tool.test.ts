import fc from "fast-check";
import { expect, test } from "vitest";
import type { Brief } from "../../../receptionist/conversation/brief.schema";
import { TOOL_SCHEMAS, type ToolName, ToolResult } from "../../../receptionist/tools/tool";
import { useTool } from "../../../receptionist/tools/use-tool";
import { briefOf, calendarOf, MONDAY_MS } from "../rules/talk";

const dentist = briefOf("dentist", "fr", {
  profile: {
    address: "14 rue Vaugelas, Annecy",
    knownAnswers: [
      { question: "Acceptez-vous la carte bancaire ?", answer: "Oui, dès 10 euros." },
      { question: "Où se garer ?", answer: "Au parking Bonlieu, à trois minutes." },
    ],
    staff: [
      { name: "Dr Claire Aubry", role: "dentiste", phone: "+33465711842" },
      { name: "Léo Caron", role: "comptabilité", phone: "+33465711843" },
    ],
  },
});

const use = async (
  name: ToolName,
  given: unknown,
  {
    brief = dentist,
    calendar = calendarOf(),
    language = "fr",
    toolId = "u1",
  }: Partial<Parameters<typeof useTool>[0]> = {},
) => (await useTool({ brief, calendar, language, nowMs: MONDAY_MS, toolId }, name, given)).result;

const at = (local: string): number => Date.parse(`${local}:00+01:00`);

test("hours are told for now, for a moment, for a date and for the week", async () => {
  expect((await use("check_opening", {})).say).toBe("Oui, nous sommes ouverts jusqu’à 12 heures 30.");
  expect((await use("check_opening", { date: "2026-11-28" })).say).toBe("Le samedi 28 novembre, nous sommes fermés.");
  expect((await use("check_opening", { at: "2026-12-25T10:00" })).say).toContain("Noël");
  expect((await use("check_opening", { week: true }, { language: "en" })).say).toContain(
    "closed on Saturday and Sunday",
  );
});

test("a time with a Z that a model added is the business's own wall clock", async () => {
  expect((await use("check_opening", { at: "2026-11-24T14:00Z" })).say).toContain("demain à 14 heures");
});

test("a service is found in the caller's own words, with its price and length", async () => {
  const words = ["détartrage", "Un DETARTRAGE !", "des détartrages", "un nettoyage des dents", "détartrge"];
  for (const about of words) {
    const result = await use("list_services", { about });
    expect(result).toMatchObject({ ok: true, service: "Détartrage", durationMin: 30 });
    expect(result.say).toBe("Détartrage : c’est 28 euros 92, et il faut compter 30 minutes.");
  }
});

test("a price is said as the owner set it: from, free or on quotation", async () => {
  expect((await use("list_services", { about: "couronne" })).say).toContain("à partir de 500 euros");
  expect((await use("list_services", { about: "implant" })).say).toContain("sur devis");
  const restaurant = briefOf("restaurant", "en");
  expect((await use("list_services", { about: "a table" }, { brief: restaurant, language: "en" })).say).toContain(
    "free",
  );
});

test("words that fit several services tell each of them, and a long list is cut short", async () => {
  const brief = briefOf("hair-salon");
  const cuts = await use("list_services", { about: "une coupe" }, { brief });
  expect(cuts.say).toContain("Coupe homme : c’est 26 euros");
  expect(cuts.say).toContain("Coupe enfant, moins de 12 ans : c’est 18 euros");
  expect(cuts.service).toBeUndefined();
  const all = await use("list_services", {}, { brief });
  expect(all.say).toContain("Brushing");
  expect(all.say).not.toContain("Lissage");
  expect(all.say).toContain("d’autres");
});

test("a known question is answered in the owner's very words, and an unknown one is not", async () => {
  expect(await use("find_answer", { question: "vous prenez la carte ?" })).toEqual({
    ok: true,
    say: "Oui, dès 10 euros.",
  });
  expect((await use("find_answer", { question: "je peux stationner devant ?" })).say).toContain("Bonlieu");
  expect((await use("find_answer", { question: "avez-vous un ascenseur ?" })).ok).toBe(false);
});

test("slots lie in the window asked for, up to three, apart from one another and free", async () => {
  const calendar = calendarOf([{ startMs: at("2026-11-26T09:00"), endMs: at("2026-11-26T10:00") }]);
  const given = { service: "détartrage", from: "2026-11-26T00:00", to: "2026-11-26T12:59" };
  const { slots, say } = await use("find_slots", given, { calendar });
  expect(slots).toEqual(["2026-11-26T10:00", "2026-11-26T11:00", "2026-11-26T12:00"].map(at));
  expect(say).toBe("Détartrage : je peux vous proposer jeudi 26 novembre à 10 heures, 11 heures ou midi.");
});

test("without a wish the offers differ by part of the day and by day", async () => {
  const { slots } = await use("find_slots", { service: "Détartrage" });
  expect(slots).toEqual(["2026-11-23T10:30", "2026-11-23T14:00", "2026-11-24T09:00"].map(at));
});

test("where the window is closed or full, the next slots are offered and the sentence says so", async () => {
  const sunday = await use("find_slots", { service: "Détartrage", from: "2026-11-29T00:00", to: "2026-11-29T23:59" });
  expect(sunday.ok).toBe(true);
  expect(sunday.say).toMatch(/^Le dimanche 29 novembre, nous sommes fermés\. Détartrage : je peux vous proposer lundi/);
  expect(sunday.slots?.[0]).toBe(at("2026-11-30T09:00"));
  const calendar = calendarOf([{ startMs: at("2026-11-26T00:00"), endMs: at("2026-11-27T00:00") }]);
  const given = { service: "Détartrage", from: "2026-11-26T00:00", to: "2026-11-26T23:59" };
  const full = await use("find_slots", given, { calendar });
  expect(full.say).toMatch(/^Je n’ai rien de libre à ce moment-là\./);
  expect(full.slots?.[0]).toBe(at("2026-11-27T09:00"));
});

test("an appointment is written down with all that is known, once", async () => {
  const calendar = calendarOf();
  const given = {
    service: "Détartrage",
    startsAt: "2026-11-26T10:00",
    callerName: "Anne Morel",
    callerPhone: "06 12 34 56 78",
  };
  const result = await use("book_appointment", given, { calendar });
  await use("book_appointment", given, { calendar: { ...calendar, busy: async () => [] } });
  expect(result.say).toBe("C’est réservé : Détartrage, jeudi 26 novembre à 10 heures, au nom d’Anne Morel.");
  expect(calendar.booked).toEqual([
    {
      toolId: "u1",
      service: "Détartrage",
      startMs: at("2026-11-26T10:00"),
      endMs: at("2026-11-26T10:30"),
      callerName: "Anne Morel",
      callerPhone: "+33612345678",
      note: null,
      status: "booked",
      capacity: 1,
    },
  ]);
});

test("where the team confirms, the appointment is a request and is told as one", async () => {
  const booking = { mode: "request" as const, noticeMin: 60, horizonDays: 60, capacity: 2 };
  const brief = briefOf("dentist", "en", { profile: { booking } });
  const calendar = calendarOf();
  const given = { service: "Filling", startsAt: "2026-11-26T10:00", callerName: "Kim", callerPhone: "+33612345678" };
  expect((await use("book_appointment", given, { brief, calendar, language: "en" })).say).toContain(
    "The team will confirm",
  );
  expect(calendar.booked[0]).toMatchObject({ status: "requested", capacity: 2 });
});

test("a slot that somebody else was faster to take is not booked, and others are offered", async () => {
  const calendar = { busy: async () => [], book: async () => "taken" as const };
  const given = { service: "Détartrage", startsAt: "2026-11-26T10:00", callerName: "Kim", callerPhone: "+33612345678" };
  const result = await use("book_appointment", given, { calendar });
  expect(result.ok).toBe(false);
  expect(result.say).toContain("Ce créneau n’est pas libre.");
  expect(result.slots).not.toContain(at("2026-11-26T10:00"));
  expect(result.slots?.length).toBe(3);
});

test("a service without a length is the team's to arrange", async () => {
  const brief = briefOf("legal");
  const result = await use("find_slots", { service: "divorce" }, { brief });
  expect(result).toMatchObject({ ok: false, service: "Divorce par consentement mutuel, par époux" });
});

test("a transfer goes to whom the caller names, asks when several could be meant, and is refused with nobody there", async () => {
  expect(await use("transfer_call", { to: "le docteur Aubry" })).toMatchObject({ ok: true, phone: "+33465711842" });
  expect(await use("transfer_call", { to: "la compta" })).toMatchObject({ ok: true, phone: "+33465711843" });
  expect((await use("transfer_call", { to: "quelqu’un" })).say).toContain("À qui souhaitez-vous parler");
  expect((await use("transfer_call", { to: "quelqu’un" }, { brief: briefOf("garage") })).say).toContain("un message");
});

test("on message duty nothing but messages is done", async () => {
  const brief: Brief = { ...dentist, duty: "message" };
  for (const [name, given] of [
    ["find_slots", { service: "Détartrage" }],
    ["transfer_call", { to: "Aubry" }],
    [
      "book_appointment",
      { service: "Détartrage", startsAt: "2026-11-26T10:00", callerName: "K", callerPhone: "0612345678" },
    ],
  ] as const)
    expect((await use(name, given, { brief })).ok).toBe(false);
  expect(
    (await use("take_message", { callerName: "K", callbackNumber: "0612345678", message: "x" }, { brief })).ok,
  ).toBe(true);
});

test("what a model got wrong is answered with what to ask the caller", async () => {
  expect(await use("book_appointment", { service: "Détartrage" })).toEqual({
    ok: false,
    say: "Quel jour et à quelle heure ?",
  });
  expect((await use("take_message", { callerName: "K", callbackNumber: "12", message: "x" })).say).toContain("numéro");
  expect((await use("check_opening", { at: null, date: null })).ok).toBe(true);
  expect((await use("find_slots", { service: "pizza" })).say).toContain("Est-ce pour");
});

test("no tool ever throws, whatever it is given, and its result is one that a room can keep", async () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant({}),
    fc.constantFrom("2026-11-26T10:00", "2026-02-30", "Détartrage", "0612345678", "9999-12-31T23:59"),
  );
  const keys = fc.constantFrom(
    "service",
    "startsAt",
    "from",
    "to",
    "at",
    "date",
    "callerName",
    "callerPhone",
    "callbackNumber",
    "message",
    "to",
    "question",
    "language",
    "reason",
    "about",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(TOOL_SCHEMAS), "no_such_tool"),
      fc.oneof(fc.dictionary(keys, value), value),
      async (name, given) => {
        const { result } = await useTool(
          { brief: dentist, calendar: calendarOf(), language: "fr", nowMs: MONDAY_MS, toolId: "u1" },
          name,
          given,
        );
        expect(ToolResult.parse(result).say).not.toBe("");
      },
    ),
    { numRuns: 500 },
  );
});
