import { expect, test } from "vitest";
import { seededRandom } from "../../dev/seed/random";
import { WEEKDAYS } from "../../receptionist/hours";
import { isSlotFree } from "../../receptionist/opening/slots";
import { profileFromPreset } from "../../receptionist/profile";
import { WeeklyHours } from "../../receptionist/profile.schema";
import type { Appointment } from "../../worker/calendar/calendar.schema";
import { bookAppointment, busyTimes } from "../../worker/calendar/calendar.service";
import { newId } from "../../worker/lib/ids";
import { DAY, HOUR, MINUTE } from "../../worker/lib/time";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { addMember, createOrg, services } from "./harness";

// The sync of each profile goes to a fake Vapi, a second after the test that made it.
useFakes();

const { db } = services;
/** A Tuesday in June, nine o'clock in Paris. */
const NINE = Date.parse("2027-06-15T07:00:00Z");

/** An organisation with a calendar to book in. */
async function practice(timeZone = "Europe/Paris") {
  const org = await createOrg({ timeZone });
  const profile = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });
  const { id: profileId } = await createProfile(services, org.orgId, profile);
  const book = (startMs: number, change: Partial<Parameters<typeof bookAppointment>[1]> = {}) =>
    bookAppointment(db, {
      orgId: org.orgId,
      profileId,
      callId: newId("call"),
      toolId: "tool_1",
      isTest: false,
      now: services.now(),
      service: "Détartrage",
      startMs,
      endMs: startMs + 30 * MINUTE,
      callerName: "Anne Roux",
      callerPhone: "+33639981234",
      note: null,
      status: "booked",
      capacity: 1,
      ...change,
    });
  const busy = (isTest = false) => busyTimes(db, org.orgId, profileId, { fromMs: NINE, toMs: NINE + DAY, isTest });
  const list = async (query = "?from=2027-01-01T00:00:00Z") => {
    const answer = await org.api(`/appointments${query}`);
    return { status: answer.status, ...(await answer.json<{ items: Appointment[]; nextCursor: string | null }>()) };
  };
  const act = async (id: string | undefined, action: "cancel" | "confirm") => {
    const answer = await org.api(`/appointments/${id}/${action}`, { method: "POST" });
    return { status: answer.status, body: await answer.json<Appointment>() };
  };
  return { ...org, profileId, book, busy, list, act };
}

test("of twenty callers who want one slot at once, as many get it as there are chairs", async () => {
  const one = await practice();
  const answers = await Promise.all(Array.from({ length: 20 }, () => one.book(NINE)));
  expect(answers.toSorted()).toEqual(["booked", ...Array.from({ length: 19 }, () => "taken")]);
  expect((await one.list()).items).toHaveLength(1);

  const three = await practice();
  const each = Array.from({ length: 20 }, (_, n) => three.book(NINE + (n % 3) * 5 * MINUTE, { capacity: 3 }));
  expect((await Promise.all(each)).filter((answer) => answer === "booked")).toHaveLength(3);
});

test("a booking asked for again by the same tool use is booked once, whatever came in between", async () => {
  const { book, list } = await practice();
  const same = { callId: newId("call"), toolId: "tool_7" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => book(NINE, same)));
  expect(answers).toEqual(Array.from({ length: 5 }, () => "booked"));
  expect(await book(NINE)).toBe("taken");
  expect(await book(NINE, same)).toBe("booked");
  expect((await list()).items).toHaveLength(1);
  // Another tool use of that call is another appointment.
  expect(await book(NINE + HOUR, { ...same, toolId: "tool_8" })).toBe("booked");
  expect((await list()).items).toHaveLength(2);
});

test("appointments that touch do not overlap, and those that overlap by a minute do", async () => {
  const { book } = await practice();
  expect(await book(NINE)).toBe("booked");
  expect(await book(NINE + 29 * MINUTE)).toBe("taken");
  expect(await book(NINE - 29 * MINUTE)).toBe("taken");
  expect(await book(NINE - HOUR, { endMs: NINE + HOUR })).toBe("taken");
  expect(await book(NINE + 30 * MINUTE)).toBe("booked");
  expect(await book(NINE - 30 * MINUTE)).toBe("booked");
  // As long as an appointment may be: it is still seen from its other end.
  expect(await book(NINE + 2 * DAY, { endMs: NINE + 3 * DAY })).toBe("booked");
  expect(await book(NINE + 3 * DAY - MINUTE)).toBe("taken");
  await expect(book(NINE + 9 * DAY, { endMs: NINE + 9 * DAY })).rejects.toThrow(RangeError);
  await expect(book(NINE + 9 * DAY, { endMs: NINE + 10 * DAY + 1 })).rejects.toThrow(RangeError);
});

test("a slot that Ava offers can be booked, and one that she would not cannot, however appointments overlap", async () => {
  const { book, busy } = await practice();
  const random = seededRandom(7);
  const allDay = [{ fromMin: 0, toMin: 1440 }];
  const hours = Object.fromEntries(WEEKDAYS.map((day) => [day, allDay]));
  const opening = { hours: WeeklyHours.parse(hours), holidays: { region: null, openOn: [] }, exceptions: [] };
  const rules = { opening, timeZone: "Europe/Paris", capacity: 3, noticeMin: 0, horizonDays: 365, nowMs: NINE - DAY };
  const verdicts = { free: 0, taken: 0 };
  for (let each = 0; each < 80; each++) {
    const startMs = NINE + random.between(0, 60) * 5 * MINUTE;
    const durationMin = random.between(1, 12) * 5;
    const verdict = isSlotFree({ ...rules, busy: await busy(), startMs, durationMin });
    if (verdict !== "free" && verdict !== "taken") throw new Error(`A slot of the test is ${verdict}`);
    verdicts[verdict]++;
    const booked = await book(startMs, { endMs: startMs + durationMin * MINUTE, capacity: 3 });
    expect(booked).toBe(verdict === "free" ? "booked" : "taken");
  }
  expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(10);
});

test("a test call's appointment keeps no real caller from a slot, and a real one keeps a test from it", async () => {
  const { book, busy } = await practice();
  expect(await book(NINE, { isTest: true })).toBe("booked");
  expect(await book(NINE, { isTest: true })).toBe("taken");
  expect(await busy(false)).toEqual([]);
  expect(await book(NINE)).toBe("booked");
  expect(await busy(false)).toEqual([{ startMs: NINE, endMs: NINE + 30 * MINUTE }]);
  expect(await busy(true)).toHaveLength(2);
});

test("what is busy is what overlaps the span, of this receptionist, and is not cancelled", async () => {
  const mine = await practice();
  const other = await practice();
  await mine.book(NINE - 10 * MINUTE);
  await mine.book(NINE - HOUR);
  await mine.book(NINE + 3 * HOUR, { status: "requested" });
  await mine.book(NINE + DAY);
  await other.book(NINE + HOUR);
  const second = await createProfile(
    services,
    mine.orgId,
    profileFromPreset({ businessName: "Annexe", industry: "dentist", language: "fr" }),
  );
  await mine.book(NINE + HOUR, { profileId: second.id });
  expect((await mine.busy()).map(({ startMs }) => startMs)).toEqual([NINE - 10 * MINUTE, NINE + 3 * HOUR]);

  const { items } = await mine.list(`?from=${new Date(NINE + 3 * HOUR).toISOString()}&limit=1`);
  expect((await mine.act(items[0]?.id, "cancel")).body).toMatchObject({ status: "cancelled" });
  expect((await mine.busy()).map(({ startMs }) => startMs)).toEqual([NINE - 10 * MINUTE]);
});

test("a cancelled slot is free again; cancelling or confirming twice is as once, and nothing cancelled is confirmed", async () => {
  const { book, list, act } = await practice();
  await book(NINE, { status: "requested" });
  const [asked] = (await list()).items;
  expect(asked).toMatchObject({ status: "requested", startsAt: "2027-06-15T07:00:00.000Z", callerName: "Anne Roux" });
  for (let times = 0; times < 2; times++)
    expect(await act(asked?.id, "confirm")).toMatchObject({ status: 200, body: { status: "booked" } });
  for (let times = 0; times < 2; times++)
    expect(await act(asked?.id, "cancel")).toMatchObject({ status: 200, body: { status: "cancelled" } });
  expect(await act(asked?.id, "confirm")).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  expect(await book(NINE)).toBe("booked");
  expect((await list()).items.map(({ status }) => status).sort()).toEqual(["booked", "cancelled"]);
});

test("pages go on where the last one stopped, also among appointments of one instant", async () => {
  const { book, list } = await practice();
  for (let each = 0; each < 7; each++) await book(NINE + Math.floor(each / 4) * HOUR, { capacity: 9 });
  const seen: Appointment[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(`?from=2027-01-01T00:00:00Z&limit=3${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
  expect(seen.map(({ startsAt }) => startsAt)).toEqual(seen.map(({ startsAt }) => startsAt).toSorted());
  expect((await list(`?from=2027-01-01T00:00:00Z&to=${new Date(NINE + HOUR).toISOString()}`)).items).toHaveLength(4);
  for (const query of ["?cursor=1.call_2", "?cursor=x", "?from=tomorrow", "?limit=0"])
    expect((await list(query)).status).toBe(400);
});

test("without a date the list begins with today, where the business is", async () => {
  const { book, list } = await practice("Asia/Tokyo");
  const local = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", timeStyle: "medium" }).format();
  const [hours = 0, minutes = 0, seconds = 0] = local.split(":").map(Number);
  const midnight = Date.now() - ((hours * 60 + minutes) * 60 + seconds) * 1000;
  await book(midnight - 2 * MINUTE, { endMs: midnight });
  await book(midnight + 2 * MINUTE);
  await book(midnight + 40 * DAY);
  const { items } = await list("");
  expect(items).toHaveLength(2);
});

test("a member sees and keeps the calendar; another organisation sees none of it", async () => {
  const mine = await practice();
  const other = await practice();
  await mine.book(NINE);
  const [made] = (await mine.list()).items;
  expect((await other.list()).items).toEqual([]);
  expect((await other.act(made?.id, "cancel")).status).toBe(404);
  const member = await addMember(mine.orgId, "member");
  expect((await member.api(`/appointments/${made?.id}/cancel`, { method: "POST" })).status).toBe(200);
});
