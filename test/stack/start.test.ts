import { createServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { runTool } from "../../dev/run-tool";
import { DEMO_LOGIN } from "../../dev/seed/demo";
import { freshPlace, type Product, startProduct } from "./product";

/** Ends what a failed test would leave running. */
function watched(product: Product): Product {
  onTestFinished(async () => {
    if (product.hasProcesses()) await product.interrupt();
  });
  return product;
}

const gone = (product: Product) =>
  vi.waitFor(() => expect(product.hasProcesses(), "processes left behind").toBe(false), {
    timeout: 15_000,
    interval: 100,
  });

test("a taken port is a sentence that names it, and nothing starts", async () => {
  using place = await freshPlace();
  const squatter = createServer().listen(place.port, "127.0.0.1");
  onTestFinished(() => void squatter.close());

  const product = watched(startProduct(place.env));

  expect(await product.settled).toEqual({ ready: false, code: 1 });
  expect(product.output()).toContain(`Port ${place.port} (PORT) is taken`);
  expect(product.output()).not.toContain("Built");
});

test("Ctrl-C leaves no process behind, and what was written is there after a restart", async () => {
  using place = await freshPlace();
  const first = watched(startProduct(place.env));
  expect(await first.settled, first.output()).toMatchObject({ ready: true });
  const login = await fetch(`${place.origin}/api/v1/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: place.origin },
    body: JSON.stringify(DEMO_LOGIN),
  });
  expect(login.status).toBe(200);
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

  await first.interrupt();
  await gone(first);

  const second = watched(startProduct(place.env));
  expect(await second.settled, second.output()).toMatchObject({ ready: true });
  console.log(`second start: ${second.output().match(/ready in [\d.]+ s/)?.[0]}`);
  const session = await fetch(`${place.origin}/api/v1/auth/session`, { headers: { Cookie: cookie } });
  expect(await session.json()).toMatchObject({ user: { email: DEMO_LOGIN.email } });
  expect(second.output()).not.toContain("Applied");

  await second.interrupt();
  await gone(second);
  const pending = await runTool("wrangler", [
    "d1",
    "migrations",
    "list",
    "DB",
    "--local",
    "--persist-to",
    place.dataDir,
  ]);
  expect(pending, "wrangler's own view of the same database").toContain("No migrations to apply");
});

test("the stack ends when npm is told to, though npm tells it nothing", async () => {
  using place = await freshPlace();
  const product = watched(startProduct(place.env));
  expect(await product.settled, product.output()).toMatchObject({ ready: true });

  product.terminateNpm();

  await gone(product);
});
