import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import dashboard from "../../docs/operations/grafana-dashboard.json";
import { escaped } from "../../worker/operations/metrics";
import { vapiOrg } from "./calls/vapi-caller";
import { createOrg, fetchApi } from "./harness";

const metrics = (token: string) => fetchApi("/metrics", { headers: { Authorization: `Bearer ${token}` } });

test("metrics are for the operator alone: a member's session does not open them", async () => {
  const org = await createOrg();
  expect((await fetchApi("/metrics")).status).toBe(401);
  expect((await metrics("wrong-token-of-some-length")).status).toBe(401);
  expect((await org.api("/metrics")).status).toBe(401);
  expect((await metrics(env.METRICS_TOKEN)).status).toBe(200);
});

test("messages of a type that Vapi has not published are counted", async () => {
  const call = await vapiOrg();
  const type = `assistant.dreamed-${crypto.randomUUID().slice(0, 8)}`;
  await call.post(call.message(type, 0));
  await call.post(call.message(type, 1));
  await vi.waitFor(async () =>
    expect(await (await metrics(env.METRICS_TOKEN)).text()).toContain(
      `avafirst_webhook_unknown_total{provider="vapi",type="${type}"} 2`,
    ),
  );
});

test("a live call is in the figures until it ends", async () => {
  const call = await vapiOrg();
  const live = async () =>
    Number(/^avafirst_calls_live (\d+)$/m.exec(await (await metrics(env.METRICS_TOKEN)).text())?.[1]);
  const before = await live();
  await call.post(call.status("in-progress", 0));
  await vi.waitFor(async () => expect(await live()).toBe(before + 1));
  await call.post(call.status("ended", 1_000));
  await vi.waitFor(async () => expect(await live()).toBe(before));
});

test("webhooks are counted by what came of them, without a write for each", async () => {
  const call = await vapiOrg();
  const counts = async () => {
    const text = await (await metrics(env.METRICS_TOKEN)).text();
    const of = (result: string) =>
      Number(
        new RegExp(`^avafirst_webhooks_total\\{provider="vapi",result="${result}"\\} (\\d+)$`, "m").exec(text)?.[1] ??
          0,
      );
    return { taken: of("taken"), repeated: of("repeated"), refused: of("refused") };
  };
  const before = await counts();
  const ringing = call.status("ringing", 0);
  await call.post(ringing);
  await call.post(ringing);
  for (let n = 0; n < 60; n += 1) await call.post(ringing, { "X-Vapi-Secret": "somebody else's" });
  await vi.waitFor(
    async () => {
      const { taken, repeated, refused } = await counts();
      expect([repeated - before.repeated, refused - before.refused]).toEqual([1, 60]);
      // The other tests' may be added meanwhile.
      expect(taken).toBeGreaterThan(before.taken);
    },
    { timeout: 8_000, interval: 200 },
  );
});

test("every figure that the Grafana dashboard asks for is in the metrics, and labels are escaped", async () => {
  const text = await (await metrics(env.METRICS_TOKEN)).text();
  const known = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
  const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const named = asked.flatMap((expr) => expr.match(/avafirst_\w+/g) ?? []);
  expect(named.length).toBeGreaterThanOrEqual(asked.length);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(
    [...known].filter((name) => name !== undefined && !named.includes(name)),
    "shown nowhere",
  ).toEqual([]);
  expect(escaped('a"b\\c\nd')).toBe('a\\"b\\\\c\\nd');
});
