import { app } from "./app";
import { sealAudit } from "./audit/audit.service";
import { forgetEnded } from "./auth/ended.service";
import { sweepDeletions } from "./calls/erase-call.service";
import { sweepCalls } from "./calls/sweep.service";
import { consumeDeadJobs, consumeJobs } from "./jobs/consumer";
import { replayFailedErasures } from "./jobs/failed-jobs.service";
import { sweepOutbox } from "./jobs/outbox";
import { log } from "./lib/log";
import { createServices } from "./services";

export { LiveDesk } from "../durable-objects/live-desk";
export { Throttle } from "../durable-objects/throttle";
export { AvaCallRoom as CallRoom } from "./calls/room";

export default {
  fetch: app.fetch,

  async queue(batch, env, context) {
    const services = createServices(env, context);
    await (batch.queue === "jobs-dlq" ? consumeDeadJobs(batch, services) : consumeJobs(batch, services));
  },

  async scheduled(_controller, env, context) {
    const services = createServices(env, context);
    // Each on its own: what fails keeps none of the others from its turn.
    const chores = await Promise.allSettled([
      sweepOutbox(services),
      sweepCalls(services),
      sweepDeletions(services),
      forgetEnded(services),
      replayFailedErasures(services),
      sealAudit(services),
    ]);
    for (const chore of chores) if (chore.status === "rejected") log.error("cron.failed", { error: chore.reason });
  },
} satisfies ExportedHandler<Env>;
