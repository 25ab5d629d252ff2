import { expect, onTestFinished, test, vi } from "vitest";
import type * as z from "zod";
import { listProviderErrors } from "../../worker/integrations/provider-health.queries";
import type { ProvidersHealth } from "../../worker/integrations/providers.schema";
import { vapiFor } from "../../worker/integrations/vapi-account";
import { CircuitOpen, createCircuit } from "../../worker/providers/circuit";
import { checkKey } from "../../worker/providers/vapi";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

const down = () => Promise.reject(new Error("down"));

test("an open circuit lets one call try after ten seconds, and closes when it succeeds", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const onOpen = vi.fn();
  const run = createCircuit({ isOutage: () => true, onOpen });
  for (let i = 0; i < 5; i++) await expect(run(down)).rejects.toThrow("down");
  await expect(run(async () => "well")).rejects.toBeInstanceOf(CircuitOpen);
  expect(onOpen).toHaveBeenCalledOnce();

  vi.setSystemTime(10_001);
  const trial = run(down);
  await expect(
    run(async () => "well"),
    "while one tries",
  ).rejects.toBeInstanceOf(CircuitOpen);
  await expect(trial).rejects.toThrow("down");
  await expect(
    run(async () => "well"),
    "after it failed",
  ).rejects.toBeInstanceOf(CircuitOpen);

  vi.setSystemTime(20_002);
  expect(await run(async () => "well")).toBe("well");
  await expect(run(down)).rejects.toThrow("down");
  expect(await run(async () => "well")).toBe("well");
});

test("a refusal says that the provider is well", async () => {
  const run = createCircuit({ isOutage: (error) => !(error instanceof TypeError), onOpen: () => undefined });
  for (let i = 0; i < 4; i++) await expect(run(down)).rejects.toThrow("down");
  await expect(run(() => Promise.reject(new TypeError("refused")))).rejects.toThrow("refused");
  await expect(run(down)).rejects.toThrow("down");
  expect(await run(async () => "well")).toBe("well");
});

test("what becomes of the circuit is written down: open, and closed again once a call succeeds", async () => {
  using fakes = useFakes();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  onTestFinished(() => void vi.useRealTimers());
  const { api, orgId } = await createOrg();
  const vapi = await vapiFor(services, orgId);
  const state = async () => {
    const { items } = await (await api("/providers/health")).json<z.infer<typeof ProvidersHealth>>();
    return items.find(({ provider }) => provider === "vapi")?.circuit.state;
  };
  await fakes.fault("vapi", "500");
  // Three tries, then two more.
  for (const _call of [1, 2]) await expect(checkKey(vapi)).rejects.toMatchObject({ code: "upstream_failed" });
  await vi.waitFor(async () => expect(await state()).toBe("open"));
  const asked = fakes.requests("api.vapi.ai").length;
  await expect(checkKey(vapi)).rejects.toMatchObject({ retryAfterS: 10 });
  expect(fakes.requests("api.vapi.ai")).toHaveLength(asked);

  await fakes.fault("vapi", "none");
  vi.setSystemTime(Date.now() + 10_001);
  await checkKey(vapi);
  await vi.waitFor(async () => expect(await state()).toBe("closed"));
  for (let n = 0; n < 25; n += 1) vapi.observer?.failed("vapi", { code: "provider_busy", status: 429 });
  await vi.waitFor(async () => expect(await listProviderErrors(services.db, orgId, "vapi", 100)).toHaveLength(20));
});
