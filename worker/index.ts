import { app } from "./app";

export { CallRoom } from "../durable-objects/call-room";

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Env>;
