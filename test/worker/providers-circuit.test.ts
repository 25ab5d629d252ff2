import { expect, onTestFinished, test, vi } from "vitest";
import { CircuitOpen, createCircuit } from "../../worker/providers/circuit";

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
