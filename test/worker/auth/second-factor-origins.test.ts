import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../../../worker/app";
import { relyingParty } from "../../../worker/mfa/relying-party";

const PORT = "http://127.0.0.1:8787";
const TWIN = "http://localhost:8787";

/** Asks a Worker of this environment, at this address, for a passkey's options. */
const askAt = (ENVIRONMENT: string, PUBLIC_ORIGIN: string, origin: string) =>
  app.request(
    `${PUBLIC_ORIGIN}/api/v1/auth/passkeys/log-in/options`,
    { method: "POST", headers: { Origin: origin } },
    { ...env, ENVIRONMENT, PUBLIC_ORIGIN },
    createExecutionContext(),
  );

test("on a machine of one's own, pages under localhost are ours too, and passkeys are bound to it", async () => {
  for (const origin of [PORT, TWIN]) {
    const answer = await askAt("local", PORT, origin);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ rpId: "localhost" });
  }
  for (const origin of ["http://localhost:8788", "https://localhost:8787", "http://evil.localhost:8787"])
    expect((await askAt("local", PORT, origin)).status).toBe(403);
});

test("a deployment has one origin, and its passkeys its domain", async () => {
  const own = "https://app.avafirst.example";
  const answer = await askAt("production", own, own);
  expect(await answer.json()).toMatchObject({ rpId: "app.avafirst.example" });
  for (const origin of ["https://localhost", TWIN, PORT])
    expect((await askAt("production", own, origin)).status).toBe(403);
  expect((await askAt("production", PORT, TWIN)).status).toBe(403);
  expect((await askAt("test", PORT, TWIN)).status).toBe(403);
});

test.each([
  ["local", "http://127.0.0.1:8787", { id: "localhost", origin: "http://localhost:8787" }],
  ["local", "http://[::1]:8787", { id: "localhost", origin: "http://localhost:8787" }],
  ["local", "http://localhost:8787", { id: "localhost", origin: "http://localhost:8787" }],
  [
    "production",
    "https://app.avafirst.example",
    { id: "app.avafirst.example", origin: "https://app.avafirst.example" },
  ],
] as const)("in %s at %s a passkey is bound to its domain and origin", (ENVIRONMENT, PUBLIC_ORIGIN, bound) => {
  expect(relyingParty({ ENVIRONMENT, PUBLIC_ORIGIN })).toEqual(bound);
});
