import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { translatorFor } from "~/i18n/i18n.server";
import { lineErrors } from "~/numbers/line-errors";
import { configurationOf, lineInputs, lineSchema, ringChoices } from "~/numbers/line-form";
import { besideWeekWords, problemWords, routingWords } from "~/numbers/line-words";
import { openingAt } from "~/numbers/opening-at";
import { holidaysIn } from "~/opening/holidays.server";
import { checkWords, circuitWords, codeWords } from "~/providers/provider-words";
import { profileFromPreset } from "../../receptionist/profile";
import { ConfigureNumber } from "../../worker/numbers/numbers.schema";

const t = await translatorFor(new Request("http://ava.test/", { headers: { Cookie: "ava_lang=fr" } }));

const { hours } = profileFromPreset({ businessName: "Cabinet", industry: "dentist", language: "fr" });
const SHARED = { hours, holidays: { region: "FR" as const, openOn: [] }, exceptions: [] };
const LINE = {
  provider: "twilio",
  profileId: "prof_1",
  routing: "ava",
  ringS: 0,
  afterHours: "ava",
  hours: null,
  exceptions: null,
  holidays: null,
} as const;

/** What a browser sends of the form, where nothing is typed but `changes`. */
function sent(changes: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ profileId: "prof_1", routing: "ava", afterHours: "ava", ...changes }))
    form.append(name, value);
  return form;
}
const read = (form: FormData) => parseWithZod(form, { schema: lineSchema(form), error: lineErrors(t) });
function configured(form: FormData, line: Parameters<typeof configurationOf>[1], phone: string | null) {
  const submission = read(form);
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.reply()));
  return ConfigureNumber.parse(configurationOf(submission.value, line, phone));
}

test("a line's routing is said as it will happen: one that could ring nobody is answered by Ava", () => {
  const say = (line: Partial<Parameters<typeof routingWords>[0]>, phone: string | null) =>
    routingWords({ provider: "twilio", routing: "ava", ringS: 0, ...line }, phone, t);
  expect(say({}, null)).toBe("Ava répond");
  expect(say({ routing: "staff-first", ringS: 15 }, "06 12 34 56 78")).toMatch(
    /^L’équipe d’abord, 15\ss au 06 12 34 56 78, puis Ava$/,
  );
  expect(say({ routing: "staff-first", ringS: 15 }, null)).toBe("Ava répond");
  expect(say({ routing: "staff-first", ringS: 0 }, "06 12 34 56 78")).toBe("Ava répond");
  expect(say({ routing: "staff-first", ringS: 15, provider: "vapi" }, "06 12 34 56 78")).toBe("Ava répond");
  expect(say({ routing: "forward" }, "06 12 34 56 78")).toBe("Renvoi vers le 06 12 34 56 78");
});

test("what is beside a week is counted and named", () => {
  const day = { from: "2026-12-24", to: "2026-12-31", label: "Fêtes", intervals: [] };
  expect(besideWeekWords({ exceptions: [day, day], holidays: { region: "FR", openOn: [] } }, t)).toEqual([
    "2 jours à part",
    "jours fériés\u00a0: France",
  ]);
  expect(besideWeekWords({ exceptions: [], holidays: { region: null, openOn: [] } }, t)).toEqual([]);
});

test("what went wrong with a number is said in words, and named by its code where there are none", () => {
  expect(problemWords({ provider: "vapi", problem: null }, t)).toBeNull();
  expect(problemWords({ provider: "vapi", problem: "upstream_timeout" }, t)).toBe("Vapi n’a pas répondu à temps.");
  expect(problemWords({ provider: "twilio", problem: "moon_phase" }, t)).toBe(
    "Twilio a signalé une erreur (moon_phase).",
  );
});

test("a line without hours of its own sends none, whatever stands in the week that nobody sees", () => {
  const form = sent({ "hours.monday[0].from": "18:00", "hours.monday[0].to": "09:00", ringS: "15" });
  expect(configured(form, LINE, null)).toMatchObject({ hours: null, exceptions: null, holidays: null, ringS: 15 });
  form.set("ownHours", "on");
  expect(read(form).reply().error).toEqual({ "hours.monday[0].to": ["La fin doit venir après le début."] });
  form.set("intent", "show");
  expect(read(form).reply().error, "another region's holidays are shown beside a week that is not finished").toBeNull;
});

test("own hours begin with the receptionist's, and are sent with their exceptions and holidays", () => {
  const inputs = lineInputs(LINE, SHARED, null);
  expect(inputs.hours.monday.length).toBe(hours.monday.length);
  const form = sent({
    ownHours: "on",
    "hours.monday[0].from": "09:00",
    "hours.monday[0].to": "12:00",
    "hours.monday[1].from": "14:00",
    "hours.monday[1].to": "18:30",
    "exceptions[0].from": "2026-12-24",
    "exceptions[0].to": "2026-12-31",
    "exceptions[0].label": "Fêtes",
    region: "FR-57",
  });
  const wanted = configured(form, LINE, null);
  expect(wanted.hours?.monday).toEqual([
    { fromMin: 540, toMin: 720 },
    { fromMin: 840, toMin: 1110 },
  ]);
  expect(wanted.hours?.sunday).toEqual([]);
  expect(wanted.exceptions).toEqual([{ from: "2026-12-24", to: "2026-12-31", label: "Fêtes", intervals: [] }]);
  expect(wanted.holidays).toEqual({ region: "FR-57", openOn: [] });
  const own = { ...LINE, hours: wanted.hours, exceptions: wanted.exceptions, holidays: wanted.holidays };
  expect(openingAt(own, SHARED)).toEqual({
    hours: wanted.hours,
    exceptions: wanted.exceptions,
    holidays: wanted.holidays,
  });
});

test("a team that is to be rung needs a phone; a line that Vapi answers keeps what its form does not offer", () => {
  expect(read(sent({ routing: "staff-first" })).reply().error).toEqual({
    forwardTo: ["Indiquez le téléphone à faire sonner."],
  });
  const vapi = { ...LINE, provider: "vapi", hours, ringS: 20, afterHours: "message" } as const;
  expect(configured(sent({ routing: "forward", forwardTo: "06 12 34 56 78" }), vapi, "+33612345678")).toMatchObject({
    routing: "forward",
    forwardTo: "+33612345678",
    hours,
    ringS: 20,
    afterHours: "message",
  });
});

test("a ring time that is set already can be kept", () => {
  expect(ringChoices(0)).not.toContain(0);
  expect(ringChoices(22)).toContain(22);
  expect(ringChoices(15).filter((seconds) => seconds === 15)).toHaveLength(1);
});

test("a region's holidays are those of the year; without a region there are none", () => {
  expect(holidaysIn(null, new Date("2026-11-22"))).toEqual([]);
  expect(holidaysIn("FR-57", new Date("2026-11-22")).map(({ date }) => date)).toContain("2026-12-26");
});

const AT = "2026-11-22T13:30:00.000Z";
const check = (code: string | null) => ({ ok: code === null, checkedAt: AT, code, message: null });

test("a check says in one line what is wrong, by what was being checked", () => {
  expect(checkWords("vapi", check(null), true, t)).toMatch(/^Tout va bien/);
  expect(checkWords("twilio", check("conflict"), false, t)).toBe("Aucun compte Twilio n’est connecté.");
  expect(checkWords("twilio", check("conflict"), true, t)).toMatch(/^Chez Twilio, les appels/);
  expect(checkWords("vapi", check("provider_credentials"), true, t)).toMatch(/^Vapi refuse ces identifiants/);
  expect(codeWords("vapi", "moon_phase", t)).toBe("Vapi a signalé une erreur (moon_phase).");
});

test("an open circuit says since when, with the day where it is not of today", () => {
  const reader = { locale: "fr", timeZone: "Europe/Paris" } as const;
  const say = (state: "open" | "closed" | "half-open", now: string) =>
    circuitWords({ provider: "vapi", circuit: { state, since: AT } }, new Date(now), reader, t);
  expect(say("closed", AT)).toBe("Vapi répond");
  expect(say("open", "2026-11-22T15:00:00Z")).toMatch(/^Vapi ne répond plus depuis 14\sh\s30$/);
  expect(say("open", "2026-11-24T15:00:00Z")).toMatch(/^Vapi ne répond plus depuis dim\.\s22\snov\., 14\sh\s30$/);
  expect(say("half-open", AT)).toMatch(/nouvel essai/);
});
