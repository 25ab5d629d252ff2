import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runRollupsRebuild } from "../../../worker/analytics/analytics.jobs";
import type { PeakHours } from "../../../worker/analytics/analytics.schema";
import { dailyRollups, hourRollups, topicRollups } from "../../../worker/analytics/analytics.sql.ts";
import type { QueuedRebuilds, RebuildState } from "../../../worker/analytics/rollups.schema";
import { writeArchives } from "../../../worker/calls/archive.service";
import { closeLostCall } from "../../../worker/calls/calls.queries";
import { calls } from "../../../worker/calls/calls.sql.ts";
import { outbox } from "../../../worker/jobs/jobs.sql.ts";
import { newId, type OrgId } from "../../../worker/lib/ids";
import { createOrg, fetchApi, services } from "../harness";
import { archivedCall, endedCall } from "./archives";

const NOW = "2026-11-20T12:00:00.000Z";
beforeEach(() => vi.setSystemTime(NOW));
afterEach(() => vi.useRealTimers());

const { db } = services;
const operator = { Authorization: `Bearer ${env.METRICS_TOKEN}` };
const rebuild = async (orgId: OrgId) => {
  const job = { id: newId("job"), type: "rollups.rebuild" as const, orgId };
  await runRollupsRebuild(services, job);
  return (await fetchApi(`/rollups/rebuild/${job.id}`, { headers: operator })).json<RebuildState>();
};

/** Every row of an organisation's rollups that says something: an archive leaves zeros where it took the last call out. */
async function rollups(orgId: OrgId) {
  const [days, hours, topics] = await db.batch([
    db.select().from(dailyRollups).where(eq(dailyRollups.orgId, orgId)),
    db.select().from(hourRollups).where(eq(hourRollups.orgId, orgId)),
    db.select().from(topicRollups).where(eq(topicRollups.orgId, orgId)),
  ]);
  const counted = (rows: { calls: number }[]) =>
    rows
      .filter((row) => row.calls !== 0)
      .map((row) => JSON.stringify(row, Object.keys(row).sort()))
      .sort();
  return { days: counted(days), hours: counted(hours), topics: counted(topics) };
}

/** The same from every call, by other means: the clock of `toLocaleString`, and sums in a loop. */
async function scan(orgId: OrgId, timeZone: string): Promise<Awaited<ReturnType<typeof rollups>>> {
  const rows = await db.select().from(calls).where(eq(calls.orgId, orgId));
  const days = new Map<string, Record<string, string | number>>();
  const hours = new Map<string, Record<string, string | number>>();
  const topics = new Map<string, Record<string, string | number>>();
  const add = (
    to: Map<string, Record<string, string | number>>,
    key: Record<string, string | number>,
    figures: Record<string, number>,
  ) => {
    const id = JSON.stringify(key);
    const row = to.get(id) ?? { orgId, ...key };
    for (const [name, value] of Object.entries(figures)) row[name] = Number(row[name] ?? 0) + value;
    to.set(id, row);
  };
  for (const call of rows) {
    if (call.isTest || call.deletedAt || !call.archivedAt) continue;
    const [date = "", clock = ""] = call.startedAt.toLocaleString("sv-SE", { timeZone }).split(" ");
    const month = `${date.slice(0, 8)}01`;
    const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(
      call.startedAt.toLocaleString("en-US", { timeZone, weekday: "short" }),
    );
    add(
      days,
      { day: date },
      {
        calls: 1,
        answered: call.answeredAt ? 1 : 0,
        booked: call.outcome === "booked" ? 1 : 0,
        messages: call.outcome === "message-taken" ? 1 : 0,
        transferred: call.outcome === "transferred" ? 1 : 0,
        durationS: call.durationS ?? 0,
        costMicros: call.costMicros ?? 0,
        costUnknown: call.costMicros === null ? 1 : 0,
      },
    );
    add(hours, { month, weekday: weekday + 1, hour: Number(clock.slice(0, 2)) }, { calls: 1 });
    if (call.topic !== null) add(topics, { month, topic: call.topic }, { calls: 1 });
  }
  const sorted = (map: Map<string, Record<string, string | number>>) =>
    [...map.values()].map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  return { days: sorted(days), hours: sorted(hours), topics: sorted(topics) };
}

const OUTCOMES = ["booked", "message-taken", "transferred", "answered", "abandoned", "failed", "spam"] as const;
const TOPICS = ["Détartrage", "Urgence", 'l\'heure "exacte"', undefined, "détartrage"];

/** Calls of seven months by the archive itself, with all that makes one odd. */
async function manyCalls(orgId: OrgId, count: number): Promise<void> {
  const first = Date.parse("2026-04-28T21:00:00Z");
  const step = (Date.parse(NOW) - first) / count;
  const archives = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      endedCall(orgId, {
        at: new Date(first + n * step).toISOString(),
        durationS: n % 7 === 0 ? null : n % 90,
        costMicros: n % 5 === 0 ? null : n * 100,
        outcome: OUTCOMES[n % OUTCOMES.length] ?? null,
        isTest: n % 11 === 0,
        topic: TOPICS[n % TOPICS.length],
      }),
    ),
  );
  for (let done = 0; done < count; done += 40) await writeArchives(services, orgId, archives.slice(done, done + 40));
}

test.for(["Europe/Paris", "Australia/Lord_Howe"])(
  "figures that were damaged are those of a full scan again, and stay so: in %s",
  { timeout: 60_000 },
  async (timeZone) => {
    const [org, neighbour] = await Promise.all([createOrg({ timeZone }), createOrg({ timeZone })]);
    const { orgId } = org;
    await manyCalls(orgId, 240);
    // The hours about the two changes of the clock, the ends of months, and the year's.
    for (const at of [
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
      "2026-10-31T22:59:59Z",
      "2026-10-31T23:00:00Z",
      "2025-12-31T23:59:59Z",
      "2026-01-01T00:00:00Z",
      "2026-11-01T05:30:00Z",
      "2026-11-01T06:30:00Z",
    ])
      await archivedCall(orgId, { at });
    // A call that goes on is in no figure.
    const live = await archivedCall(orgId, { at: NOW });
    await db.update(calls).set({ archivedAt: null, day: null, hour: null }).where(eq(calls.id, live.id));
    await archivedCall(neighbour.orgId, { at: NOW, topic: "Autre" });
    const others = await rollups(neighbour.orgId);

    // What an older version archived has no hour; what was lost, doubled or made up is repaired.
    await db.run(sql`UPDATE calls SET hour = NULL WHERE org_id = ${orgId} AND rowid % 3 = 0`);
    await db.run(
      sql`UPDATE daily_rollups SET calls = calls * 2, cost_micros = -1 WHERE org_id = ${orgId} AND day < '2026-08'`,
    );
    await db.run(sql`DELETE FROM daily_rollups WHERE org_id = ${orgId} AND day LIKE '%-1_'`);
    await db.run(sql`DELETE FROM hour_rollups WHERE org_id = ${orgId} AND weekday = 2`);
    await db.run(sql`UPDATE topic_rollups SET topic = topic || '?' WHERE org_id = ${orgId}`);
    await db.run(sql`INSERT INTO topic_rollups VALUES (${orgId}, '2019-02-01', 'Rien', 3)`);
    expect(await rollups(orgId)).not.toEqual(await scan(orgId, timeZone));

    const state = await rebuild(orgId);
    const whole = await scan(orgId, timeZone);
    expect(await rollups(orgId)).toEqual(whole);
    const total = whole.days.reduce((sum, row) => sum + JSON.parse(row).calls, 0);
    expect(state).toMatchObject({ state: "done", rebuilt: { calls: total, filled: expect.any(Number) } });
    expect(await rebuild(orgId)).toMatchObject({ rebuilt: { calls: total, before: total, filled: 0 } });
    expect(await rollups(orgId)).toEqual(whole);

    await db.run(sql`UPDATE calls SET deleted_at = 1 WHERE org_id = ${orgId} AND rowid % 4 = 0`);
    await db.run(sql`UPDATE calls SET deleted_at = 1 WHERE org_id = ${orgId} AND day LIKE '2026-06%'`);
    await rebuild(orgId);
    expect(await rollups(orgId)).toEqual(await scan(orgId, timeZone));
    expect((await rollups(orgId)).days.length).toBeGreaterThan(30);
    expect(await rollups(neighbour.orgId)).toEqual(others);
  },
);

test("calls that are archived while their organisation is counted anew are counted once", {
  timeout: 60_000,
}, async () => {
  const { orgId } = await createOrg();
  await manyCalls(orgId, 60);
  await Promise.all([
    rebuild(orgId),
    ...Array.from({ length: 30 }, (_, n) =>
      archivedCall(orgId, { at: new Date(Date.parse(NOW) - n * 6 * 86_400_000).toISOString(), topic: "Pendant" }),
    ),
    rebuild(orgId),
  ]);
  expect(await rollups(orgId)).toEqual(await scan(orgId, "Europe/Paris"));
});

test("a call that nothing more will be known of is in no figure, nor once they are counted anew", async () => {
  const { orgId } = await createOrg();
  const lost = await archivedCall(orgId, { at: NOW });
  await db.run(sql`DELETE FROM daily_rollups WHERE org_id = ${orgId}`);
  await db.update(calls).set({ archivedAt: null, day: null, hour: null }).where(eq(calls.id, lost.id));
  await closeLostCall(db, orgId, lost.id, services.now());
  expect(await rebuild(orgId)).toMatchObject({ rebuilt: { calls: 0, filled: 0 } });
});

test("the operator has every organisation counted anew; nobody else may", async () => {
  const org = await createOrg({ name: "Garage Martin" });
  expect((await org.api("/rollups/rebuild", { method: "POST" })).status).toBe(401);
  expect((await fetchApi(`/rollups/rebuild/${newId("job")}`)).status).toBe(401);

  const queued: QueuedRebuilds["items"] = [];
  for (let after: string | null = ""; after !== null; ) {
    const answer = await fetchApi(`/rollups/rebuild${after && `?after=${after}`}`, {
      method: "POST",
      headers: operator,
    });
    expect(answer.status).toBe(202);
    const page: QueuedRebuilds = await answer.json();
    queued.push(...page.items);
    after = page.next;
  }
  const own = queued.find(({ orgId }) => orgId === org.orgId);
  expect(own).toMatchObject({ name: "Garage Martin" });
  const jobs = await db.select({ id: outbox.id }).from(outbox).where(eq(outbox.orgId, org.orgId));
  expect(jobs).toEqual([{ id: own?.jobId }]);
});

test("peak hours are this month's and the last one's, on the organisation's clock", async () => {
  const org = await createOrg();
  // Tuesdays, 10 h in Paris, in summer time and in winter time.
  for (const at of ["2026-10-20T08:10:00Z", "2026-11-17T09:50:00Z", "2026-11-10T09:00:00Z", "2026-09-29T08:00:00Z"])
    await archivedCall(org.orgId, { at });
  await archivedCall(org.orgId, { at: "2026-11-15T22:59:00Z" }); // Sunday
  await archivedCall(org.orgId, { at: "2026-11-15T23:00:00Z", isTest: true });
  const peak: PeakHours = await (await org.api("/analytics/peak-hours")).json();
  expect(peak).toEqual({
    timeZone: "Europe/Paris",
    from: "2026-10-01",
    to: "2026-11-20",
    items: [
      { weekday: 2, hour: 10, calls: 3 },
      { weekday: 7, hour: 23, calls: 1 },
    ],
  });
  const stranger = await createOrg();
  expect(await (await stranger.api("/analytics/peak-hours")).json()).toMatchObject({ items: [] });
});
