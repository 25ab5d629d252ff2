import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sweepOutbox } from "../../worker/jobs/outbox";
import { services } from "./harness";

test("however many jobs were left unsent, each sweep sends some and marks them as sent", async () => {
  const insert = env.DB.prepare("INSERT INTO outbox (id, job, created_at) VALUES (?, ?, ?)");
  await env.DB.batch(
    Array.from({ length: 150 }, (_, index) => {
      // A user who is gone: the job has nothing left to do.
      const job = {
        id: `job_lost${index}`,
        type: "email.address-taken",
        orgId: null,
        userId: "user_gone",
        by: "sign-up",
      };
      return insert.bind(job.id, JSON.stringify(job), index);
    }),
  );
  const unsent = () => env.DB.prepare("SELECT count(*) AS jobs FROM outbox WHERE sent_at IS NULL").first("jobs");
  await sweepOutbox(services);
  expect(await unsent()).toBe(50);
  await sweepOutbox(services);
  expect(await unsent()).toBe(0);
});
