import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { bookAppointment, busyTimes, listAppointmentPage } from "../../worker/calendar/calendar.service";
import { openDb } from "../../worker/db";
import { newId } from "../../worker/lib/ids";
import { DAY } from "../../worker/lib/time";
import { listGaps } from "../../worker/receptionists/knowledge-gaps.queries";
import { readVersion, readVersions } from "../../worker/receptionists/publishing.service";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

// The sync of each profile goes to a fake Vapi, a second after the test that made it.
useFakes();

/** A database that keeps what it is asked, so that the plan can be asked for as well. */
function overheardDatabase() {
  const asked: { query: string; values: unknown[] }[] = [];
  const DB = new Proxy(env.DB, {
    get: (target, name) => {
      if (name === "batch") return target.batch.bind(target);
      if (name !== "prepare") throw new Error(`${String(name)} is not overheard`);
      return (query: string) => ({
        bind: (...values: unknown[]) => {
          asked.push({ query, values });
          return target.prepare(query).bind(...values);
        },
      });
    },
  });
  const plans = async () => {
    const plan = async ({ query, values }: (typeof asked)[number]) => {
      const statement = env.DB.prepare(`EXPLAIN QUERY PLAN ${query}`).bind(...values);
      const { results } = await statement.all<{ detail: string }>();
      return results.map(({ detail }) => detail);
    };
    return Promise.all(asked.splice(0).map(plan));
  };
  return { db: openDb(DB), plans };
}

test("no list of versions, gaps or appointments reads more of a table than an index leads to, and pages are not sorted", async () => {
  const { orgId } = await createOrg();
  const profile = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });
  const { id } = await createProfile(services, orgId, profile);
  const { db, plans } = overheardDatabase();
  const needed = { ...services, db };
  const now = services.now();
  const page = { limit: 20, from: now.toISOString(), to: undefined, cursor: undefined };
  const startMs = now.getTime();
  const times = { startMs, endMs: startMs + DAY, capacity: 1, callId: newId("call"), toolId: "t", isTest: false };
  const caller = { service: "Bilan", callerName: "Anne", callerPhone: null, note: null, status: "booked" } as const;
  await readVersions(db, orgId, id);
  await readVersion(db, orgId, id, 1);
  await listGaps(db, orgId, "open");
  await listAppointmentPage(needed, orgId, page);
  await listAppointmentPage(needed, orgId, { ...page, cursor: `${startMs}.${newId("appointment")}` });
  await busyTimes(db, orgId, id, { fromMs: startMs, toMs: startMs + DAY, isTest: false });
  await bookAppointment(db, { orgId, profileId: id, now, ...times, ...caller });
  const paged = await plans();
  expect(paged.length).toBeGreaterThan(9);
  for (const steps of paged) {
    expect(steps.filter((step) => step.startsWith("SEARCH"))).not.toEqual([]);
    expect(steps.filter((step) => /^SCAN (?!CONSTANT)|TEMP B-TREE/.test(step))).toEqual([]);
  }

  // What an owner has dealt with by hand is sorted, within the organisation.
  await listGaps(db, orgId, "answered");
  await listGaps(db, orgId, "dismissed");
  for (const steps of await plans())
    expect(steps.filter((step) => !step.includes("ORDER BY"))).toEqual([
      expect.stringMatching(/^SEARCH .* USING INDEX/),
    ]);
});
