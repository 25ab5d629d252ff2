import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Budget } from "../../durable-objects/throttle";
import { newId } from "../../worker/lib/ids";
import { BUDGETS, type BudgetName } from "../../worker/throttle/budgets";
import { takeTry } from "../../worker/throttle/throttle.service";
import { services } from "./harness";

const HOUR = 3_600_000;
const fresh = () => env.THROTTLES.getByName(newId("user"));
type Stub = ReturnType<typeof fresh>;

/** Makes what is remembered older: an object reads its own clock, which no test can turn. */
const letPass = (throttle: Stub, ms: number) =>
  runInDurableObject(throttle, (_, { storage }) => {
    const tally = storage.kv.get<{ count: number; openFrom: number; forgottenAt: number }>("tally");
    if (!tally) throw new Error("Nothing was tried yet");
    storage.kv.put("tally", { ...tally, openFrom: tally.openFrom - ms, forgottenAt: tally.forgottenAt - ms });
  });

const burst = async (throttle: Stub, budget: Budget, tries: number) =>
  (await Promise.all(Array.from({ length: tries }, () => throttle.take(budget)))).filter(({ granted }) => granted)
    .length;

test("of fifty tries at once exactly the free ones are granted, with delays or without", async () => {
  expect(await burst(fresh(), { free: 5, windowMs: HOUR }, 50)).toBe(5);
  expect(await burst(fresh(), { free: 5, windowMs: HOUR, delaysMs: [60_000] }, 50)).toBe(5);
  expect(await burst(fresh(), { free: 1, windowMs: HOUR }, 50)).toBe(1);
});

test.for(Object.keys(BUDGETS) as BudgetName[])("a burst at %s gets its free tries and no other", async (name) => {
  const subject = newId("user");
  const tries = await Promise.allSettled(
    Array.from({ length: BUDGETS[name].free + 10 }, () => takeTry(services, name, subject)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(BUDGETS[name].free);
  const refused = tries.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  for (const reason of refused) expect(reason).toMatchObject({ code: "too_many_requests" });
});

test("each try after the free ones waits longer, up to the longest delay, and one that comes too early counts for nothing", async () => {
  const throttle = fresh();
  const budget = { free: 2, windowMs: HOUR, delaysMs: [1_000, 5_000, 60_000] };
  expect(await throttle.take(budget)).toEqual({ granted: true, nextInMs: 0 });
  for (const delay of [1_000, 5_000, 60_000, 60_000]) {
    expect(await throttle.take(budget)).toEqual({ granted: true, nextInMs: delay });
    const early = await throttle.take(budget);
    expect(early.granted).toBe(false);
    expect("retryAfterMs" in early && early.retryAfterMs).toBeGreaterThan(delay - 900);
    await letPass(throttle, delay);
  }
});

test("without delays the budget is whole again when the window of its first try ends, however it was tried meanwhile", async () => {
  const throttle = fresh();
  const budget = { free: 3, windowMs: HOUR };
  expect(await burst(throttle, budget, 1)).toBe(1);
  await letPass(throttle, HOUR / 2);
  expect(await burst(throttle, budget, 10)).toBe(2);
  await letPass(throttle, HOUR / 2 - 2_000);
  expect(await burst(throttle, budget, 10)).toBe(0);
  await letPass(throttle, 2_000);
  expect(await burst(throttle, budget, 10)).toBe(3);
});

test("tries that are given back leave room for exactly as many", async () => {
  const throttle = fresh();
  const budget = { free: 4, windowMs: HOUR };
  expect(await burst(throttle, budget, 6)).toBe(4);
  await throttle.giveBack();
  expect(await burst(throttle, budget, 6)).toBe(1);
  for (let back = 0; back < 3; back += 1) await throttle.giveBack();
  expect(await burst(throttle, budget, 6)).toBe(3);
});

test("who proved to be the right one starts afresh", async () => {
  const subject = newId("user");
  const [first] = await Promise.all(Array.from({ length: 5 }, () => takeTry(services, "log-in:account", subject)));
  await expect(takeTry(services, "log-in:account", subject)).rejects.toMatchObject({ code: "too_many_requests" });
  await first?.clear();
  expect((await takeTry(services, "log-in:account", subject)).nextInMs).toBe(0);
});

test("budgets of one subject do not touch each other, nor those of another", async () => {
  const [subject, other] = [newId("user"), newId("user")];
  await Promise.all(Array.from({ length: 5 }, () => takeTry(services, "log-in:account", subject)));
  await expect(takeTry(services, "log-in:account", subject)).rejects.toMatchObject({ code: "too_many_requests" });
  await takeTry(services, "log-in:device", subject);
  await takeTry(services, "log-in:account", other);
});

test("a restart forgets no try", async () => {
  const throttle = fresh();
  const budget = { free: 2, windowMs: HOUR };
  expect(await burst(throttle, budget, 5)).toBe(2);
  await evictDurableObject(throttle);
  expect(await burst(throttle, budget, 5)).toBe(0);
});

test("an alarm forgets what was tried once it is old, and not before", async () => {
  const throttle = fresh();
  const isEmpty = () => runInDurableObject(throttle, async (_, { storage }) => (await storage.list()).size === 0);
  await throttle.take({ free: 3, windowMs: HOUR });
  expect(await runDurableObjectAlarm(throttle)).toBe(true);
  expect(await isEmpty()).toBe(false);
  await letPass(throttle, HOUR);
  await runInDurableObject(throttle, (_, { storage }) => storage.setAlarm(Date.now() + HOUR));
  expect(await runDurableObjectAlarm(throttle)).toBe(true);
  expect(await isEmpty()).toBe(true);
});
