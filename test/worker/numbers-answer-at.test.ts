import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import type { AnswerAt } from "../../worker/numbers/answer-at.schema";
import type { PhoneNumber } from "../../worker/numbers/numbers.schema";
import { useFakes } from "./fakes";
import type { createOrg } from "./harness";
import { configureLine, STAFF, twilioLine } from "./twilio-line";

type Org = Awaited<ReturnType<typeof createOrg>>;

const DAY = [{ fromMin: 9 * 60, toMin: 18 * 60 }];
const WEEK = { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY, saturday: DAY, sunday: [] };
const PROFILE = {
  ...profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr", holidayRegion: "FR" }),
  hours: WEEK,
};
const ask = ({ api }: Pick<Org, "api">, profileId: string | null, query: Record<string, string>) =>
  api(`/ava-profiles/${profileId}/answer-at?${new URLSearchParams(query)}`);
const answerAt = async (org: Pick<Org, "api">, profileId: string | null, query: Record<string, string>) => {
  const answer = await ask(org, profileId, query);
  expect(answer.status).toBe(200);
  return answer.json<AnswerAt>();
};

test("on Saturday 15 August at 12:35 the holiday decides, on the wall clock of the business", async () => {
  using fakes = useFakes();
  const configure = { routing: "staff-first", forwardTo: STAFF, ringS: 20, afterHours: "hang-up" } as const;
  const { org, profileId, number } = await twilioLine(fakes, { profile: PROFILE, configure });
  const at = "2026-08-15T12:35:00+02:00";
  const answer = await answerAt(org, profileId, { at, numberId: number.id, from: "+33639981234" });
  expect(answer).toMatchObject({
    at: "2026-08-15T10:35:00.000Z",
    local: "2026-08-15T12:35",
    from: "+33639981234",
    action: "hang-up",
    isOpen: false,
    opensAt: "2026-08-17T07:00:00.000Z",
    closesAt: null,
    day: { date: "2026-08-15", rule: "holiday", holidayId: "assumption" },
  });
  expect(answer.rules.map(({ rule }) => rule)).toEqual(["holiday", "outside-intervals", "after-hours"]);
  expect(answer.greeting).toMatch(/^Bonjour, vous êtes bien chez Cabinet Martin\..*Au revoir\.$/);

  const monday = await answerAt(org, profileId, { at: "2026-08-17T12:35:00+02:00", numberId: number.id });
  expect(monday).toMatchObject({ action: "staff", ringS: 20, forwardTo: STAFF, closesAt: "2026-08-17T16:00:00.000Z" });
  expect(monday.greeting).toContain("IA");
  // No line: nobody is rung, and Ava answers at any hour.
  expect(await answerAt(org, profileId, { at })).toMatchObject({ action: "ava", isOpen: false, duty: "full" });
});

test("how Ava would answer is for the organisation's own members, profiles and numbers", async () => {
  using fakes = useFakes();
  const [line, other] = [await twilioLine(fakes, { profile: PROFILE }), await twilioLine(fakes, { profile: PROFILE })];
  const at = "2026-08-15T10:35:00Z";
  expect((await ask(line.org, other.profileId, { at })).status).toBe(404);
  expect((await ask(line.org, line.profileId, { at, numberId: other.number.id })).status).toBe(404);
  expect((await ask(line.org, line.profileId, { at: "yesterday" })).status).toBe(400);
  expect((await ask(line.org, line.profileId, { at, from: "06 12" })).status).toBe(400);
});

test("a line's own hours come with exceptions and holidays of its own, and not with the business's", async () => {
  using fakes = useFakes();
  const stocktaking = { from: "2026-08-17", to: "2026-08-17", label: "Inventaire", intervals: [] };
  const configure = {
    hours: WEEK,
    exceptions: [stocktaking],
    routing: "staff-first" as const,
    forwardTo: STAFF,
    ringS: 20,
  };
  const { org, profileId, number } = await twilioLine(fakes, { profile: PROFILE, configure });
  const openOn = async (date: string) => {
    const answer = await answerAt(org, profileId, { at: `${date}T12:35:00+02:00`, numberId: number.id });
    return [answer.isOpen, answer.day.rule, answer.action];
  };
  expect(await openOn("2026-08-17")).toEqual([false, "exception", "ava"]);
  expect(await openOn("2026-08-15"), "Assumption, which this line does not keep").toEqual([true, "week", "staff"]);
  const holidays = { region: "FR" as const, openOn: [] };
  await configureLine(org, number, { ...configure, exceptions: null, holidays });
  expect(await openOn("2026-08-15")).toEqual([false, "holiday", "ava"]);
  expect(await openOn("2026-08-17")).toEqual([true, "week", "staff"]);

  // Without hours of its own, neither is kept.
  await configureLine(org, number, { ...configure, hours: null, holidays });
  const { items } = await (await org.api("/phone-numbers/my-numbers")).json<{ items: PhoneNumber[] }>();
  expect(items).toMatchObject([{ hours: null, exceptions: null, holidays: null }]);
  const put = { method: "PUT", json: { ...items[0], exceptions: [{ ...stocktaking, to: "2026-08-16" }] } };
  expect((await org.api(`/phone-numbers/${number.id}/configure`, put)).status).toBe(400);
});
