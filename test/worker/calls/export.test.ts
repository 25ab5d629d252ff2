import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { archiveCall } from "../../../worker/calls/archive.service";
import { CallDetail } from "../../../worker/calls/calls.schema";
import { newId } from "../../../worker/lib/ids";
import { useFakes } from "../fakes";
import { addMember, createOrg, ORIGIN, services } from "../harness";
import { START_MS, shortCall, vapiOrg } from "./vapi-caller";

useFakes();
type Org = Awaited<ReturnType<typeof createOrg>>;

type Fields = Partial<{
  from: string;
  durationS: number | null;
  outcome: string;
  topic: string;
  summary: string;
  costMicros: number | null;
  startedAt: number;
}>;

async function addCall({ orgId }: Pick<Org, "orgId">, fields: Fields = {}) {
  const id = newId("call");
  const { from = "+33639981234", durationS = 30, outcome = "booked", topic = null, summary = null } = fields;
  const { costMicros = 60_600, startedAt = START_MS } = fields;
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, from_number, to_number, status,
       status_seq, started_at, duration_s, outcome, topic, sentiment, language, summary, cost_micros, cost_currency, recording_status, archived_at)
     VALUES (?1, ?2, 'vapi', ?1, 'phone', 'inbound', 0, ?3, '+33187660142', 'ended', 1, ?4, ?5, ?6, ?7, 'positive', 'fr', ?8, ?9, 'USD', 'none', 1)`,
  )
    .bind(id, orgId, from, startedAt, durationS, outcome, topic, summary, costMicros)
    .run();
  return id;
}

/** Bytes as they came: reading an answer as text drops the mark that it begins with. */
const bytesOf = async (answer: Response) =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await answer.arrayBuffer());
const exportOf = async ({ api }: Pick<Org, "api">, query = "") => {
  const answer = await api(`/calls/export${query}`);
  expect(answer.status).toBe(200);
  return bytesOf(answer);
};

/** Reads a table as RFC 4180 has it. */
function cellsIn(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, "gy");
  for (const [whole, quoted, plain, end] of text.matchAll(cell)) {
    if (whole === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test("calls are a table that a French spreadsheet opens: marked as UTF-8, with semicolons, commas for decimals and the owner's clock", async () => {
  const org = await createOrg();
  const id = await addCall(org, { topic: "Détartrage", summary: 'Elle dit "oui" ;\nrappeler.' });
  await addCall(org, { durationS: null, costMicros: null, startedAt: START_MS - 1000 });
  const answer = await org.api("/calls/export");
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="appels-\d{4}-\d\d-\d\d\.csv"$/);
  const text = await bytesOf(answer);
  expect(text.startsWith("\uFEFFDate;Heure;Contact;")).toBe(true);
  expect(cellsIn(text, ";").slice(1)).toEqual([
    [
      "2026-11-20",
      "10:00:00",
      "'+33639981234",
      "'+33187660142",
      "30",
      "Rendez-vous pris",
      "Détartrage",
      "Positif",
      "fr",
      "0,0606",
      "USD",
      'Elle dit "oui" ;\nrappeler.',
      `${ORIGIN}/calls/${id}`,
    ],
    expect.arrayContaining(["09:59:59", "Rendez-vous pris"]),
  ]);
  const [, , unknown = []] = cellsIn(text, ";");
  expect([unknown[4], unknown[9], unknown[10]], "what is unknown is no nought").toEqual(["", "", ""]);

  const english = cellsIn(await exportOf(org, "?locale=en"), ",");
  expect(english[0]?.slice(0, 3)).toEqual(["\uFEFFDate", "Time", "Contact"]);
  expect(english[1]?.slice(4, 10)).toEqual(["30", "Appointment booked", "Détartrage", "Positive", "fr", "0.0606"]);
});

test("what a caller says is text in a spreadsheet, and never a formula", async () => {
  const org = await createOrg();
  const said = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"];
  for (const [index, topic] of said.entries())
    await addCall(org, { topic, summary: topic, startedAt: START_MS - index });
  for (const [locale, separator] of [
    ["fr", ";"],
    ["en", ","],
  ] as const) {
    const [, ...rows] = cellsIn(await exportOf(org, `?locale=${locale}`), separator);
    expect(rows.map((row) => [row[6], row[11]])).toEqual(said.map((text) => [`'${text}`, `'${text}`]));
  }
});

test("an export holds what the filters find, in their order, or the calls named, and nothing deleted or foreign", async () => {
  const [org, stranger] = [await createOrg(), await createOrg()];
  const long = await addCall(org, { durationS: 300, outcome: "transferred" });
  const short = await addCall(org, { durationS: 5, startedAt: START_MS + 1000 });
  const gone = await addCall(org);
  const foreign = await addCall(stranger);
  await org.api(`/calls/${gone}`, { method: "DELETE" });
  const links = async (query: string) =>
    cellsIn(await exportOf(org, query), ";")
      .slice(1)
      .map((row) => row.at(-1)?.split("/").at(-1));
  expect(await links("")).toEqual([short, long]);
  expect(await links("?sort=-durationS")).toEqual([long, short]);
  expect(await links("?outcome=transferred")).toEqual([long]);
  expect(await links(`?ids=${long},${gone},${foreign},${short}`)).toEqual([short, long]);
  expect((await org.api("/calls/export?ids=everything")).status).toBe(400);
  expect((await org.api("/calls/export?q=a&sort=cost")).status).toBe(400);
  const member = await addMember(org.orgId, "member");
  expect((await member.api("/calls/export")).status).toBe(403);
  const audited = await services.db.select().from(auditEvents).where(eq(auditEvents.orgId, org.orgId));
  expect(audited.filter(({ action }) => action === "calls.exported").map(({ detail }) => detail)).toEqual([
    { format: "csv", filters: "" },
    { format: "csv", filters: "" },
    { format: "csv", filters: "outcome" },
    { format: "csv", calls: 4 },
  ]);
});

test("a large export comes whole and in order, though filters leave most of what is looked at", async () => {
  const org = await createOrg();
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       duration_s, number_id, recording_status, archived_at)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
     SELECT 'call_' || ?1 || printf('%05d', i), ?1, 'vapi', 'p' || i, 'phone', 'inbound', 0, 'ended', 1, 1700000000000 + (i / 3),
       i, iif(i % 4 = 0 AND (i < 1000 OR i > 4200), 'num_1', NULL), 'none', 1 FROM n`,
  )
    .bind(org.orgId)
    .run();
  const durations = (text: string) =>
    cellsIn(text, ";")
      .slice(1)
      .map((row) => Number(row[4]));
  const all = Array.from({ length: 5000 }, (_, index) => 4999 - index);
  expect(durations(await exportOf(org))).toEqual(all);
  expect(durations(await exportOf(org, "?numberId=num_1"))).toEqual(
    all.filter((i) => i % 4 === 0 && (i < 1000 || i > 4200)),
  );
}, 30_000);

test("one call is taken away to be read, as a table of what was said, or as the API has it", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  await archiveCall(services, call.orgId, call.callId);
  await env.DB.prepare("UPDATE call_turns SET heard_text = 'Bonjour, cabinet' WHERE call_id = ? AND position = 0")
    .bind(call.callId)
    .run();
  const file = async (query: string) => {
    const answer = await call.api(`/calls/${call.callId}/export${query}`);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    return { text: await bytesOf(answer), name: answer.headers.get("Content-Disposition") };
  };
  const json = await file("");
  expect(CallDetail.parse(JSON.parse(json.text))).toEqual(await (await call.api(`/calls/${call.callId}`)).json());
  expect(json.name).toBe(`attachment; filename="appel-2026-11-20-${call.callId.slice(-6)}.json"`);

  const { text } = await file("?format=txt&locale=en");
  expect(text).toContain("Call: 2026-11-20 10:00:00 (Europe/Paris)\nContact: +33639981234\n");
  expect(text).toContain(
    "[00:02] Ava: Bonjour, cabinet dentaire, je suis Ava.\n        Heard: Bonjour, cabinet\n[00:05] Caller: Je voudrais un détartrage, s'il vous plaît.\n",
  );
  const [, first, second] = cellsIn((await file("?format=csv")).text, ";");
  expect(first).toEqual([
    "00:02",
    "Ava",
    "Bonjour, cabinet dentaire, je suis Ava.",
    "Bonjour, cabinet",
    expect.any(String),
  ]);
  expect(second?.slice(0, 2)).toEqual(["00:05", "Client"]);

  const stranger = await createOrg();
  expect((await stranger.api(`/calls/${call.callId}/export`)).status).toBe(404);
});
