import { app } from "./app";
import { forgetEnded } from "./auth/sign-up.service";
import { sweepCalls } from "./calls/sweep.service";
import { consumeDeadJobs, consumeJobs } from "./jobs/consumer";
import { sweepOutbox } from "./jobs/outbox";
import { createServices } from "./services";

export { CallRoom } from "../durable-objects/call-room";

export default {
  fetch: app.fetch,

  async queue(batch, env, context) {
    const services = createServices(env, context);
    await (batch.queue === "jobs-dlq" ? consumeDeadJobs(batch, services) : consumeJobs(batch, services));
  },

  async scheduled(_controller, env, context) {
    const services = createServices(env, context);
    await sweepOutbox(services);
    await sweepCalls(services);
    await forgetEnded(services);
  },
} satisfies ExportedHandler<Env>;
