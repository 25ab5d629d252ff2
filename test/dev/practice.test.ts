import { parsePhoneNumberWithError } from "libphonenumber-js";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { upcomingAgenda } from "../../dev/seed/agenda";
import { monthOfCalls } from "../../dev/seed/month";
import { openQuestions } from "../../dev/seed/open-questions";
import { practiceHistory } from "../../dev/seed/practice";
import { isSlotFree } from "../../receptionist/opening/slots";
import { openingWarnings } from "../../receptionist/opening/year";
import { profileFromPreset } from "../../receptionist/profile";
import { ReceptionistProfile } from "../../receptionist/profile.schema";
import { matchAnswer } from "../../receptionist/tools/matching";

const PRESET = profileFromPreset({
  businessName: "Cabinet dentaire des Tilleuls",
  industry: "dentist",
  language: "fr",
});
const TIME_ZONE = "Europe/Paris";
/** A Monday afternoon, and the first minute of a year. */
const MOMENTS = ["2026-11-23T14:30:00Z", "2026-12-31T23:01:00Z"].map((iso) => new Date(iso));
const dateOf = (now: Date) =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate();

async function practiceAt(now: Date) {
  const history = practiceHistory(PRESET, dateOf(now));
  const profile = history.at(-1)?.profile ?? PRESET;
  const callId = (providerCallId: string) => `call_${providerCallId}` as const;
  const line = { orgId: "org_demo", profileId: null, numberId: null, to: null, callId } as const;
  const month = await monthOfCalls({ ...line, profile, timeZone: TIME_ZONE }, now);
  return { history, profile, month };
}

test("the practice published a few times, each time something else, and knows what its page should show", async () => {
  for (const now of MOMENTS) {
    const { history, profile } = await practiceAt(now);
    expect(history.map(({ daysAgo }) => daysAgo)).toEqual(
      history.map(({ daysAgo }) => daysAgo).toSorted((a, b) => b - a),
    );
    for (const [index, { profile: each }] of history.entries()) {
      expect(ReceptionistProfile.parse(each)).toEqual(each);
      expect(each).not.toEqual(history[index + 1]?.profile);
    }
    expect(profile.address).toContain("Annecy");
    expect(profile.staff).toHaveLength(3);
    for (const { phone } of profile.staff) {
      expect(phone).toMatch(/^\+33(?:46571|63998)\d{4}$/);
      expect(parsePhoneNumberWithError(phone).country).toBe("FR");
    }
    expect(profile.knownAnswers).toHaveLength(5);
    expect(profile.holidays.region).toBe("FR");
    const [closing] = profile.exceptions;
    expect(closing?.from.slice(5, 7)).toBe("08");
    expect(closing && closing.to > dateOf(now).toString()).toBe(true);
    expect(openingWarnings(profile, Number(closing?.from.slice(0, 4)), dateOf(now).toString())).toEqual([]);
  }
});

test("three questions of the month were open, each asked in the calls that it names, and none of them has an answer", async () => {
  const { month, profile } = await practiceAt(new Date("2026-11-23T14:30:00Z"));
  const asked = openQuestions(month);
  expect(new Set(asked.map(({ question }) => question)).size).toBe(3);
  for (const { callId, question, askedAtMs } of asked) {
    const call = month.find(({ origin }) => origin.id === callId);
    expect(call && call.origin.startedAtMs < askedAtMs && askedAtMs < call.endedAtMs).toBe(true);
    expect(matchAnswer(profile.knownAnswers, question), question).toBeNull();
  }
  expect(asked.length).toBeGreaterThan(6);
});

test("a dozen appointments are to come, each of a caller of the month, within hours and one at a time", async () => {
  for (const now of MOMENTS) {
    const { month, profile } = await practiceAt(now);
    const agenda = upcomingAgenda(month, profile, TIME_ZONE, now.getTime());
    expect(upcomingAgenda(month, profile, TIME_ZONE, now.getTime())).toEqual(agenda);
    expect(agenda).toHaveLength(12);
    const spans = agenda.map(({ appointment }) => appointment);
    for (const span of spans) {
      const busy = spans.filter((other) => other !== span);
      const durationMin = (span.endMs - span.startMs) / 60_000;
      const rules = { ...profile.booking, opening: profile, timeZone: TIME_ZONE, nowMs: now.getTime() };
      expect(isSlotFree({ ...rules, busy, durationMin, startMs: span.startMs })).toBe("free");
    }
    expect(new Set(spans.map(({ status }) => status))).toEqual(new Set(["booked", "requested"]));
    for (const { callId, bookedAtMs } of agenda) {
      expect(month.some(({ origin, outcome }) => origin.id === callId && outcome === "booked")).toBe(true);
      expect(bookedAtMs).toBeLessThan(now.getTime());
    }
  }
});
