import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnalyticsSummary, DayFigures } from "../../../worker/analytics/analytics.schema";
import { app } from "../../../worker/app";
import { writeArchives } from "../../../worker/calls/archive.service";
import { runCallArchive } from "../../../worker/calls/calls.jobs";
import { newId } from "../../../worker/lib/ids";
import { shortCall, vapiOrg } from "../calls/vapi-caller";
import { createOrg, ORIGIN, services } from "../harness";
import { archivedCall, endedCall } from "./archives";
import { countingDatabase } from "./counting-database";

/** A Friday, 13 h in Paris: the day on which the calls of `vapi-caller` happen. */
const NOW = "2026-11-20T12:00:00.000Z";
beforeEach(() => vi.setSystemTime(NOW));
afterEach(() => vi.useRealTimers());

type Member = Pick<Awaited<ReturnType<typeof createOrg>>, "api">;
const summary = async ({ api }: Member, query = ""): Promise<AnalyticsSummary> =>
  (await api(`/analytics/summary${query}`)).json();
const perDay = async ({ api }: Member, query = ""): Promise<DayFigures[]> =>
  (await (await api(`/analytics/calls-per-day${query}`)).json<{ items: DayFigures[] }>()).items;
const archive = (call: Pick<Awaited<ReturnType<typeof vapiOrg>>, "orgId" | "callId">) =>
  runCallArchive(services, { id: newId("job"), type: "call.archive", orgId: call.orgId, callId: call.callId });
const NOTHING = {
  calls: 0,
  answered: 0,
  booked: 0,
  messages: 0,
  transferred: 0,
  averageDurationS: null,
  cost: { amountMicros: 0, currency: "USD" },
  costUnknown: 0,
};

test("a call from the phone to its archive is in the figures of its day, week and month, once", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  await archive(call);
  await archive(call);
  const figures = {
    calls: 1,
    answered: 1,
    booked: 1,
    messages: 0,
    transferred: 0,
    averageDurationS: 30,
    cost: { amountMicros: 60_600, currency: "USD" },
    costUnknown: 0,
  };
  expect(await summary(call)).toEqual({
    timeZone: "Europe/Paris",
    today: { now: figures, before: NOTHING },
    week: { now: figures, before: NOTHING },
    month: { now: figures, before: NOTHING },
    topTopics: [{ topic: "Détartrage", calls: 1 }],
  });
  expect((await perDay(call)).map(({ day, calls }) => [day, calls])).toEqual([
    ["2026-11-14", 0],
    ["2026-11-15", 0],
    ["2026-11-16", 0],
    ["2026-11-17", 0],
    ["2026-11-18", 0],
    ["2026-11-19", 0],
    ["2026-11-20", 1],
  ]);
});

test("a report that comes late corrects the cost and the topic, and the call still counts once", async () => {
  const org = await createOrg();
  const at = "2026-11-20T09:00:00Z";
  await archivedCall(org.orgId, { at, providerCallId: "late", costMicros: null, topic: "Renseignement" });
  expect((await summary(org)).today.now).toMatchObject({ calls: 1, cost: null, costUnknown: 1 });

  await archivedCall(org.orgId, { at, providerCallId: "late", costMicros: 70_000, topic: "Urgence", durationS: 90 });
  const { today, topTopics } = await summary(org);
  expect(today.now).toMatchObject({
    calls: 1,
    averageDurationS: 90,
    cost: { amountMicros: 70_000, currency: "USD" },
    costUnknown: 0,
  });
  expect(topTopics).toEqual([{ topic: "Urgence", calls: 1 }]);
});

test("an unknown cost is counted as unknown, never as nothing", async () => {
  const org = await createOrg();
  await archivedCall(org.orgId, { at: NOW, costMicros: 40_000 });
  await archivedCall(org.orgId, { at: NOW, costMicros: null });
  expect((await summary(org)).today.now).toMatchObject({
    calls: 2,
    cost: { amountMicros: 40_000, currency: "USD" },
    costUnknown: 1,
  });
});

test("calls that nobody answered do not shorten the average duration", async () => {
  const org = await createOrg();
  await archivedCall(org.orgId, { at: NOW, durationS: 80 });
  await archivedCall(org.orgId, { at: NOW, durationS: null, outcome: "abandoned" });
  expect((await summary(org)).today.now).toMatchObject({ calls: 2, answered: 1, averageDurationS: 80 });
});

test("test calls count in no figure", async () => {
  const org = await createOrg();
  await archivedCall(org.orgId, { at: NOW, isTest: true, topic: "Essai" });
  const { today, month, topTopics } = await summary(org);
  expect([today.now, month.now, topTopics]).toEqual([NOTHING, NOTHING, []]);
});

test("a week starts on Monday and is compared with the same days of the one before, a month likewise", async () => {
  const org = await createOrg();
  // Friday 20: this week is 16–20, compared with 9–13; this month is 1–20, compared with 1–20 October.
  for (const day of [
    "11-16",
    "11-20",
    "11-15",
    "11-14",
    "11-13",
    "11-09",
    "11-08",
    "11-01",
    "10-31",
    "10-20",
    "10-01",
  ]) {
    await archivedCall(org.orgId, { at: `2026-${day}T10:00:00Z` });
  }
  const { today, week, month } = await summary(org);
  expect([today, week, month].map(({ now, before }) => [now.calls, before.calls])).toEqual([
    [1, 0],
    [2, 2],
    [8, 2],
  ]);
});

test("a long month's last day is compared with the whole of a shorter one before", async () => {
  vi.setSystemTime("2026-03-31T12:00:00Z");
  const org = await createOrg();
  for (const day of ["01-31", "02-01", "02-28", "03-01"])
    await archivedCall(org.orgId, { at: `2026-${day}T10:00:00Z` });
  const { month } = await summary(org);
  expect([month.now.calls, month.before.calls]).toEqual([1, 2]);
});

test("calls are counted to the organisation's days, and tz decides which of them is today", async () => {
  const org = await createOrg({ timeZone: "Europe/Paris" });
  await archivedCall(org.orgId, { at: "2026-11-20T23:30:00Z" }); // the 21st in Paris
  expect((await summary(org, "?tz=Europe/Paris")).today.now.calls).toBe(0);
  expect((await summary(org, "?tz=Pacific/Auckland")).today.now.calls).toBe(1);
  vi.setSystemTime("2026-11-20T23:45:00Z");
  expect((await summary(org)).today.now.calls).toBe(1);
  expect((await perDay(org, "?days=1")).at(0)).toMatchObject({ day: "2026-11-21", calls: 1 });
  expect((await perDay(org, "?days=1&tz=America/New_York")).at(0)).toMatchObject({ day: "2026-11-20", calls: 0 });
});

test("top topics are the month's five most frequent", async () => {
  const org = await createOrg();
  const counts = { Détartrage: 3, Urgence: 2, Devis: 4, Horaires: 1, Contrôle: 5, Annulation: 6 };
  for (const [topic, count] of Object.entries(counts))
    for (let index = 0; index < count; index++) await archivedCall(org.orgId, { at: NOW, topic });
  await archivedCall(org.orgId, { at: "2026-10-20T10:00:00Z", topic: "Octobre" });
  expect((await summary(org)).topTopics.map(({ topic }) => topic)).toEqual([
    "Annulation",
    "Contrôle",
    "Devis",
    "Détartrage",
    "Urgence",
  ]);
});

test("another organisation's figures never show", async () => {
  const [org, stranger] = await Promise.all([createOrg(), createOrg()]);
  await archivedCall(org.orgId, { at: NOW, topic: "Secret" });
  const seen = await summary(stranger);
  expect([seen.month.now, seen.topTopics]).toEqual([NOTHING, []]);
  expect((await perDay(stranger)).every(({ calls }) => calls === 0)).toBe(true);
});

test.for(["?days=0", "?days=93", "?days=x", "?tz=Mars/Olympus"])("calls-per-day%s is refused", async (query) => {
  const { api } = await createOrg();
  expect((await api(`/analytics/calls-per-day${query}`)).status).toBe(400);
});

async function rowsOfOneDashboard(calls: number) {
  const org = await createOrg();
  // Fifty days with calls, and topics as freely named as a model names them.
  for (let done = 0; done < calls; done += 50) {
    const archives = await Promise.all(
      Array.from({ length: Math.min(50, calls - done) }, (_, index) => {
        const at = new Date(Date.parse(NOW) - ((done + index) % 50) * 86_400_000).toISOString();
        return endedCall(org.orgId, { at, topic: `Sujet ${(done + index) % 300}` });
      }),
    );
    await writeArchives(services, org.orgId, archives);
  }
  const { DB, rowsRead } = countingDatabase(env.DB);
  for (const path of ["/analytics/summary", "/analytics/calls-per-day?days=30", "/calls?limit=10"]) {
    const request = new Request(`${ORIGIN}/api/v1${path}`, { headers: { Cookie: org.cookie } });
    const answer = await app.fetch(request, { ...env, DB }, createExecutionContext());
    expect(answer.status).toBe(200);
  }
  return rowsRead();
}

test("one dashboard load reads at most 200 rows, and no more for a thousand calls than for their days", {
  timeout: 60_000,
}, async () => {
  const [some, many] = [await rowsOfOneDashboard(50), await rowsOfOneDashboard(1000)];
  expect(some).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(200);
  // A scan also reads the row it stops at, unless its organisation's happen to be the last of the table.
  expect(Math.abs(many - some)).toBeLessThanOrEqual(4);
});
