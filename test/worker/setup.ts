import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { usePasswordsAtNoCost } from "./password-cost";

usePasswordsAtNoCost();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);

// A job may run after the test that queued it has put its fakes away: even then nothing reaches the network.
globalThis.fetch = async (input) => {
  throw new Error(
    `No fake answers for ${new URL(input instanceof Request ? input.url : input).host}: see test/worker/fakes.ts`,
  );
};
