import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, vi } from "vitest";
import { circuits } from "../../worker/providers/http";
import { described } from "../../worker/providers/openid-metadata";
import { emptyDatabase } from "./empty-database";
import { usePasswordsAtNoCost } from "./password-cost";

// Where a file before this one had the same Worker (docs/decisions/0021), nothing that it left is found here.
vi.unstubAllGlobals();
vi.useRealTimers();
usePasswordsAtNoCost();
described.clear();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
await emptyDatabase(env.DB);

// Jobs that a test before left behind find no vendor, which is an outage to them.
beforeEach(() => circuits.clear());

// A job may run after the test that queued it has put its fakes away: even then nothing reaches the network.
globalThis.fetch = async (input) => {
  throw new Error(
    `No fake answers for ${new URL(input instanceof Request ? input.url : input).host}: see test/worker/fakes.ts`,
  );
};
