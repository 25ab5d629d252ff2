import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { type Happening, prepareAudit, sealAudit } from "../../worker/audit/audit.service";
import { auditEvents } from "../../worker/audit/audit.sql.ts";
import { auditReader, type Head, verifyAudit } from "../../worker/audit/verify.service";
import { newId } from "../../worker/lib/ids";
import { services } from "./harness";

const { db } = services;
const logOut = () => prepareAudit(services, { action: "log-out", userId: null, visitor: null });
const verify = (noted?: Head, now = services.now()) => verifyAudit(auditReader(db), now, noted);
const run = (sql: string) => env.DB.prepare(sql).run();
const TRIGGERS = ["audit_events_only_sealed", "audit_events_kept", "audit_events_new"];

// One chain for all: each test starts its own.
beforeEach(async () => {
  const { results } = await env.DB.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all<{
    name: string;
    sql: string;
  }>();
  const own = results.filter(({ name }) => TRIGGERS.includes(name));
  expect(own).toHaveLength(TRIGGERS.length);
  await env.DB.batch([
    ...TRIGGERS.map((name) => env.DB.prepare(`DROP TRIGGER ${name}`)),
    env.DB.prepare("DELETE FROM audit_events"),
    ...own.map(({ sql }) => env.DB.prepare(sql)),
  ]);
  return async () => {
    for (const { name, sql } of own) {
      await run(`DROP TRIGGER IF EXISTS ${name}`);
      await run(sql);
    }
  };
});

async function writeSome(count: number) {
  const visitor = { ip: "192.0.2.1", country: "FR", userAgent: "audit test" };
  const happening = (n: number): Happening => ({
    action: "log-in.failed",
    userId: newId("user"),
    visitor,
    detail: { method: "password", n },
  });
  for (let n = 1; n <= count; n += 1) await prepareAudit(services, happening(n)).insert;
  await sealAudit(services);
}

/** What somebody with the database's own key could do. */
async function tamper(...statements: string[]) {
  for (const name of TRIGGERS) await run(`DROP TRIGGER ${name}`);
  for (const statement of statements) await run(statement);
}

test.for([
  ["a word of a sealed row", "UPDATE audit_events SET action = 'log-in.succeeded' WHERE seq = 2"],
  ["the place of a row", "UPDATE audit_events SET seq = 9 WHERE seq = 2"],
  ["a hash", "UPDATE audit_events SET hash = 'x' WHERE seq = 2"],
  ["an unsealed row's words", `UPDATE audit_events SET detail = '{"n":1}' WHERE seq IS NULL`],
  ["a row's end", "DELETE FROM audit_events WHERE seq = 3"],
  ["an unsealed row's end", "DELETE FROM audit_events WHERE seq IS NULL"],
  ["a row, for another in its place", "INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events WHERE seq = 3"],
  ["a row's id", "REPLACE INTO audit_events (id, action, at) SELECT id, 'log-out', 1 FROM audit_events WHERE seq = 2"],
  ["the end of the chain", "INSERT INTO audit_events (id, action, at, seq) VALUES ('aud_x', 'log-out', 1, 4)"],
])("the database itself refuses to change %s", async ([, statement = ""]) => {
  await writeSome(3);
  await logOut().insert;
  const before = await db.select().from(auditEvents);
  await expect(run(statement)).rejects.toThrow("append-only");
  expect(await db.select().from(auditEvents)).toEqual(before);
});

test("however many seal at once, the rows stand in one chain without a gap", async () => {
  const rows = Array.from({ length: 60 }, logOut);
  await Promise.all(rows.map(({ insert }) => insert));
  await Promise.all(Array.from({ length: 8 }, () => sealAudit(services)));
  expect(await verify()).toMatchObject({ count: 60, head: { seq: 60 }, faults: [] });
});

test("rows that are sealed while others are written take their places one after another", async () => {
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      await logOut().insert;
      await sealAudit(services);
    }),
  );
  expect(await verify()).toMatchObject({ count: 20, faults: [] });
});

test.for([
  ["action", "'log-in.succeeded'"],
  ["user_id", "'user_somebodyelse0000000000'"],
  ["org_id", "'org_somebodyelse00000000000'"],
  ["ip", "'198.51.100.7'"],
  ["country", "'BE'"],
  ["user_agent", "NULL"],
  ["detail", `'{"method":"password","n":4000}'`],
  ["at", "at + 1"],
])("a changed %s is found, and its row named", async ([column, value]) => {
  await writeSome(6);
  await tamper(`UPDATE audit_events SET ${column} = ${value} WHERE seq = 4`);
  const { faults } = await verify();
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^Row 4 \(aud_.* was changed/);
});

test("a changed row with a hash made to fit is found by the row after it", async () => {
  await writeSome(6);
  await tamper("UPDATE audit_events SET hash = (SELECT hash FROM audit_events WHERE seq = 2) WHERE seq = 4");
  expect((await verify()).faults).toEqual([
    expect.stringMatching(/^Row 4 .* was changed/),
    expect.stringMatching(/^Row 5 .* does not follow row 4/),
  ]);
});

test("a removed row is found, and so is a removed first one", async () => {
  await writeSome(8);
  await tamper("DELETE FROM audit_events WHERE seq IN (1, 4, 5)");
  expect((await verify()).faults).toEqual([
    expect.stringMatching(/^Row 1 is missing, before Row 2 /),
    expect.stringMatching(/^Rows 4 to 5 are missing, before Row 6 /),
  ]);
});

test("two rows that changed places are found", async () => {
  await writeSome(6);
  await tamper(
    "UPDATE audit_events SET seq = 99 WHERE seq = 2",
    "UPDATE audit_events SET seq = 2 WHERE seq = 3",
    "UPDATE audit_events SET seq = 3 WHERE seq = 99",
  );
  const { faults } = await verify();
  expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(/^Row 2 /), expect.stringMatching(/^Row 3 /)]));
});

test("a chain whose end was cut off, or that was written anew, is told by a head noted before", async () => {
  await writeSome(6);
  const { head } = await verify();
  expect((await verify(head)).faults).toEqual([]);
  expect((await verify({ seq: 6, hash: "0".repeat(64) })).faults).toEqual([expect.stringMatching(/^Row 6 .* noted/)]);
  await tamper("DELETE FROM audit_events WHERE seq = 6");
  expect((await verify()).faults).toEqual([]);
  expect((await verify(head)).faults).toEqual(["The chain ends at row 5, and row 6 was noted: its end is missing."]);
});

test("a row that nobody sealed for five minutes is named", async () => {
  const { id, insert } = logOut();
  await insert;
  expect((await verify()).faults).toEqual([]);
  const later = new Date(services.now().getTime() + 5 * 60_000 + 1);
  expect((await verify(undefined, later)).faults).toEqual([expect.stringContaining(id)]);
});
