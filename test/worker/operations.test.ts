import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
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
