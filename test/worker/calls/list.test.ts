import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as z from "zod";
import type { CallArchive, CallOutcome } from "../../../durable-objects/call.schema";
import { writeArchives } from "../../../worker/calls/archive.service";
import { lastLookedAt, listCalls, MOST_LOOKED_AT } from "../../../worker/calls/call-list.queries";
import { searchCalls } from "../../../worker/calls/call-search.queries";
import { listLiveCallIds } from "../../../worker/calls/calls.queries";
import { CALL_SORTS, CallPage } from "../../../worker/calls/calls.schema";
import { deleteCalls, restoreCalls } from "../../../worker/calls/deletions.service";
import { matchFor } from "../../../worker/calls/search-words";
import { openDb } from "../../../worker/db";
import { callIdFor, type OrgId } from "../../../worker/lib/ids";
import { countingDatabase } from "../analytics/counting-database";
import { createOrg, services } from "../harness";

type Said = {
  minute: number;
  words?: string;
  outcome?: CallOutcome;
  talkedS?: number | null;
  costMicros?: number | null;
  from?: string | null;
  topic?: string;
  caller?: string;
};

const START_MS = Date.UTC(2026, 10, 2, 9);
const MINUTE = 60_000;

/** A call as its room would hand it over, `minute` minutes after nine. */
async function finished(orgId: OrgId, call: Said): Promise<CallArchive> {
  const {
    minute,
    words = "Bonjour",
    outcome = "answered",
    talkedS = 60,
    costMicros = null,
    from = "+33612345678",
  } = call;
  const startedAtMs = START_MS + minute * MINUTE;
  const providerCallId = `list-${minute}`;
  const answeredAtMs = talkedS === null ? null : startedAtMs + 2000;
  return {
    origin: {
      id: await callIdFor(orgId, "vapi", providerCallId),
      orgId,
      provider: "vapi",
      providerCallId,
      profileId: null,
      numberId: null,
      channel: "phone",
      direction: "inbound",
      isTest: false,
      from,
      to: "+33187660142",
      startedAtMs,
    },
    status: "ended",
    statusSeq: 4,
    answeredAtMs,
    endedAtMs: startedAtMs + 2000 + (talkedS ?? 0) * 1000,
    endedReason: "caller-hung-up",
    outcome,
    turns: [{ id: "t1", role: "caller", text: words, final: true, lang: "fr", atMs: 2500 }],
    tools: call.caller
      ? [{ id: "x", name: "take_message", arguments: { callerName: call.caller }, result: "ok", atMs: 3000 }]
      : [],
    report: {
      endedReason: "caller-hung-up",
      endedAtMs: null,
      summary: null,
      topic: call.topic ?? null,
      outcome,
      cost: costMicros === null ? null : { amountMicros: costMicros, currency: "USD", lines: [] },
      turns: [],
      hasRecording: false,
    },
  };
}

/** An organisation with these calls; `page` reads its list and answers the minutes of what is in it. */
async function withCalls(calls: Said[]) {
  const org = await createOrg();
  const write = async (more: Said[]) =>
    writeArchives(services, org.orgId, await Promise.all(more.map((call) => finished(org.orgId, call))));
  await write(calls);
  const page = async (query: string) => {
    const response = await org.api(`/calls?${query}`);
    expect(response.status).toBe(200);
    const { items, ...beside } = CallPage.parse(await response.json());
    return { minutes: items.map(({ startedAt }) => (Date.parse(startedAt) - START_MS) / MINUTE), ...beside };
  };
  const found = async (q: string) => (await page(`q=${encodeURIComponent(q)}`)).minutes;
  return { ...org, write, page, found };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

test("words are found wherever they were said, with accents or without, from their beginning on", async () => {
  const { found } = await withCalls([
    { minute: 0, words: "Je voudrais un détartrage l'été prochain" },
    { minute: 1, words: "C'est pour une prothèse dentaire", topic: "Devis" },
    { minute: 2, words: "Rien de tout cela", caller: "Élodie Châtelain" },
  ]);
  expect(await found("detartrage")).toEqual([0]);
  expect(await found("DÉTART")).toEqual([0]);
  // By its first eight letters: a longer beginning has no entry in the index.
  expect(await found("détartrages")).toEqual([0]);
  expect(await found("été")).toEqual([0]);
  expect(await found("dent proth")).toEqual([1]);
  expect(await found("devis")).toEqual([1]);
  expect(await found("chatelain elodie")).toEqual([2]);
  expect(await found("détartrage prothèse")).toEqual([]);
  expect(await found('"prothèse" OR NEAR(*)')).toEqual([]);
  expect(await found("?!")).toEqual([]);
  // Letters to Unicode, and none to SQLite: it would read the word as two.
  expect(await found("abᦰcd")).toEqual([]);
});

test("a search among the calls that go on finds none that is over", async () => {
  const { page } = await withCalls([{ minute: 0, words: "Une couronne" }]);
  expect((await page("q=couronne&status=live")).minutes).toEqual([]);
  expect((await page("q=couronne&status=ended")).minutes).toEqual([0]);
});

test("a telephone number is found however it is written", async () => {
  const { found } = await withCalls([{ minute: 0 }, { minute: 1, from: "+32470123456" }, { minute: 2, from: null }]);
  for (const written of ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06.12.34"])
    expect(await found(written)).toEqual([0]);
  expect(await found("+32 470 12")).toEqual([1]);
});

test("a search stays in its organisation, though another's callers say the same, or its name", async () => {
  const one = await withCalls([{ minute: 0, words: "Une couronne" }]);
  const other = await withCalls([{ minute: 1, words: `Une couronne ${one.orgId.slice("org_".length)}` }]);
  expect(await one.found("couronne")).toEqual([0]);
  expect(await other.found("couronne")).toEqual([1]);
});

test("a report that comes late changes what a call is found by; a call that is gone is found by nothing", async () => {
  const { found, write, orgId } = await withCalls([{ minute: 0, words: "Une couronne" }]);
  await write([{ minute: 0, words: "Une couronne et un bridge", topic: "Devis" }]);
  expect(await found("bridge devis")).toEqual([0]);
  const indexed = () => env.DB.prepare("SELECT hex(block) AS block FROM calls_search_data").all<{ block: string }>();
  const holds = async (word: string) =>
    (await indexed()).results.some(({ block }) => block.includes(Buffer.from(word).toString("hex").toUpperCase()));
  expect(await holds("bridge")).toBe(true);
  await env.DB.prepare("DELETE FROM calls WHERE org_id = ?").bind(orgId).run();
  expect(await found("couronne")).toEqual([]);
  expect(await holds("bridge")).toBe(false);
});

test("filters stack, and each sort has its pages, there and back", async () => {
  const calls = range(30).map((minute) => ({
    minute,
    outcome: minute % 3 === 0 ? ("booked" as const) : ("answered" as const),
    talkedS: minute % 10 === 9 ? null : (minute * 7) % 30,
    costMicros: minute % 5 === 0 ? null : 1000 * ((minute * 11) % 30),
  }));
  const { page } = await withCalls(calls);
  const from = new Date(START_MS + 6 * MINUTE).toISOString();
  expect((await page(`outcome=booked&from=${from}&minDurationS=10`)).minutes).toEqual(
    calls
      .filter(({ minute, outcome, talkedS }) => outcome === "booked" && minute >= 6 && (talkedS ?? -1) >= 10)
      .map(({ minute }) => minute)
      .reverse(),
  );
  expect((await page(`contact=${encodeURIComponent("+33612345678")}&outcome=booked&limit=2`)).minutes).toEqual([
    27, 24,
  ]);

  const keyOf = { startedAt: (minute: number) => minute, durationS: talked, cost };
  function talked(minute: number) {
    return calls[minute]?.talkedS ?? -1;
  }
  function cost(minute: number) {
    return calls[minute]?.costMicros ?? -1;
  }
  for (const sort of CALL_SORTS) {
    const pages: number[][] = [];
    let last = await page(`sort=${sort}&limit=7`);
    pages.push(last.minutes);
    while (last.nextCursor) {
      last = await page(`sort=${sort}&limit=7&cursor=${last.nextCursor}`);
      pages.push(last.minutes);
    }
    const all = pages.flat();
    expect(all.toSorted((a, b) => a - b)).toEqual(range(30));
    const value = keyOf[z.enum(["startedAt", "durationS", "cost"]).parse(sort.replace("-", ""))];
    const values = all.map(value);
    expect(values).toEqual(values.toSorted((a, b) => (sort.startsWith("-") ? b - a : a - b)));
    const back = await page(`sort=${sort}&limit=7&cursor=${last.previousCursor}`);
    expect(back.minutes).toEqual(pages.at(-2));
    expect((await page(`sort=${sort}&limit=7&cursor=${back.nextCursor}`)).minutes).toEqual(pages.at(-1));
  }
});

test("a search has pages as well, and is sorted by time only", async () => {
  const { page, api } = await withCalls(range(25).map((minute) => ({ minute, words: "couronne" })));
  const first = await page("q=couronne&limit=10");
  const second = await page(`q=couronne&limit=10&cursor=${first.nextCursor}`);
  expect([first.minutes, second.minutes].flat()).toEqual(range(25).reverse().slice(0, 20));
  expect((await page(`q=couronne&limit=10&cursor=${second.previousCursor}`)).minutes).toEqual(first.minutes);
  expect((await page("q=couronne&sort=startedAt&limit=3")).minutes).toEqual([0, 1, 2]);
  const refused = await api("/calls?q=couronne&sort=cost");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { issues: [{ path: "sort" }] } });
});

test("what is rare among very many is looked for a stretch at a time, and the page says how far", async () => {
  const { page, orgId } = await withCalls([{ minute: 0, talkedS: 3600 }]);
  // As many as a page may look at, written as rows: their words do not matter.
  const rows = JSON.stringify(range(MOST_LOOKED_AT + 10));
  await env.DB.prepare(`
    INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
                       duration_s, recording_status)
    SELECT 'call_' || printf('%024d', value), ?, 'vapi', value, 'phone', 'inbound', 0, 'ended', 1, ? + (value + 1) * 1000, 5, 'none'
    FROM json_each(?)`)
    .bind(orgId, START_MS, rows)
    .run();
  const first = await page("minDurationS=600");
  expect(first).toMatchObject({ minutes: [], lookedBackTo: new Date(START_MS + 11_000).toISOString() });
  expect(await page(`minDurationS=600&cursor=${first.nextCursor}`)).toMatchObject({ minutes: [0], lookedBackTo: null });
  expect((await page("minDurationS=600&sort=-durationS")).minutes).toEqual([0]);
});

test("writing and deleting a call reads no other of its organisation's", async () => {
  const { orgId, userId } = await withCalls([{ minute: 0, words: "Une couronne" }]);
  const rows = JSON.stringify(range(3000));
  await env.DB.prepare(`
    INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
                       recording_status)
    SELECT 'call_' || printf('%020d', value) || 'zzzz', ?, 'vapi', 'z' || value, 'phone', 'inbound', 0, 'ended', 1, value, 'none'
    FROM json_each(?)`)
    .bind(orgId, rows)
    .run();
  const { DB, rowsRead } = countingDatabase(env.DB);
  const counting = { ...services, db: openDb(DB) };
  await writeArchives(counting, orgId, [await finished(orgId, { minute: 0, words: "Une couronne et un bridge" })]);
  expect(rowsRead()).toBeLessThan(200);
  const id = await callIdFor(orgId, "vapi", "list-0");
  const visitor = { ip: null, country: null, userAgent: null };
  expect(await deleteCalls(counting, { orgId, userId }, visitor, [id])).toMatchObject({ deleted: [id] });
  expect(await restoreCalls(counting, { orgId, userId }, visitor, [id])).toMatchObject({ restored: [id] });
  expect(rowsRead()).toBeLessThan(400);
});

test("a cursor that no page gave is refused, and names itself", async () => {
  const { api } = await createOrg();
  for (const cursor of ["older.1.call_1", "next.x.call_1", "next.1.org_1", "next.99999999999999999.call_1"]) {
    const response = await api(`/calls?cursor=${cursor}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { issues: [{ path: "cursor" }] } });
  }
});

test("each list query goes through an index, and sorts nothing that may be long", async () => {
  const { orgId } = await createOrg();
  const plans: string[] = [];
  const planOf = async (text: string) => {
    const prepared = env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`);
    const count = (text.match(/\?/g) ?? []).length;
    const { results } = await prepared.bind(...range(count).map(() => "x")).all<{ detail: string }>();
    return results.map(({ detail }) => detail).join("; ");
  };
  const spied = new Proxy(env.DB, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name).bind(target);
      return (text: string) => {
        plans.push(text);
        return target.prepare(text);
      };
    },
  });
  const db = openDb(spied);
  const beside = { key: START_MS, id: await callIdFor(orgId, "vapi", "beside") };
  const when = { from: new Date(START_MS), to: new Date() };
  const filters = [
    {},
    when,
    { status: "ended" as const, minDurationS: 5 },
    { outcome: "booked" as const, ...when },
    { contact: "+33612345678", ...when },
  ];
  for (const sort of CALL_SORTS)
    for (const isBack of [false, true])
      for (const filter of filters) {
        await listCalls(db, orgId, filter, { sort, beside, isBack }, 21);
        await lastLookedAt(db, orgId, filter, { sort, beside, isBack });
      }
  for (const isBack of [false, true])
    await searchCalls(db, orgId, matchFor(orgId, "couronne") ?? "", when, { sort: "-startedAt", beside, isBack }, 21);
  expect(plans.length).toBeGreaterThan(60);
  for (const text of new Set(plans)) {
    const plan = await planOf(text);
    expect(plan).toMatch(/SEARCH calls USING (COVERING )?INDEX calls_by_|VIRTUAL TABLE INDEX/);
    expect(plan).not.toMatch(/SCAN calls\b|TEMP B-TREE/);
  }
  plans.length = 0;
  await listCalls(db, orgId, { status: "live" }, { sort: "-startedAt", beside: null, isBack: false }, 21);
  await listLiveCallIds(db, orgId, 200);
  for (const text of plans) expect(await planOf(text)).toContain("USING INDEX calls_live");
});
