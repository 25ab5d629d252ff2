import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { idempotent, type RequestKey } from "../http/idempotent";
import { limitCost } from "../http/rate-limit";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { CallParam } from "./calls.schema";
import { SayLine, TransferCall } from "./steer.schema";
import { steerCall } from "./steer.service";

const orderedBy = (c: { req: { raw: Request }; var: { requestKey: RequestKey | null } }) => ({
  visitor: visitorOf(c.req.raw),
  key: c.var.requestKey,
});

/** What the owner may do in a call that goes on. Each is audited before it is done, and done once a key; 409 `conflict` once the call is over, or cannot take it. */
export const steerRoutes = new Hono<AppEnv>()
  .post(
    "/:id/say",
    requirePermission("calls:steer"),
    document("live", "Give Ava a line to say", {
      204: "Ava says it next; 409 where the call is over or cannot take it",
    }),
    idempotent(),
    validate("param", CallParam),
    validate("json", SayLine),
    async (c) => {
      const { text } = c.req.valid("json");
      const { id } = c.req.valid("param");
      await steerCall(c.var.services, c.var.actor, id, { type: "say", text }, orderedBy(c));
      return c.body(null, 204);
    },
  )
  .post(
    "/:id/transfer",
    requirePermission("calls:steer"),
    document("live", "Put the caller through to a person", {
      204: "The caller is told, and the person's phone rings; 400 for a premium-rate, shared-cost or short number, 409 where the call is over or cannot take it",
    }),
    idempotent(),
    // The second leg is paid for.
    limitCost,
    validate("param", CallParam),
    validate("json", TransferCall),
    async (c) => {
      const { to } = c.req.valid("json");
      const { id } = c.req.valid("param");
      await steerCall(c.var.services, c.var.actor, id, { type: "transfer", to }, orderedBy(c));
      return c.body(null, 204);
    },
  )
  .post(
    "/:id/hang-up",
    requirePermission("calls:steer"),
    document("live", "End the call", {
      204: "Ava says goodbye, and the call ends; asked again meanwhile, at once. 409 where it is over or with a person",
    }),
    idempotent(),
    validate("param", CallParam),
    async (c) => {
      const { id } = c.req.valid("param");
      await steerCall(c.var.services, c.var.actor, id, { type: "hang-up" }, orderedBy(c));
      return c.body(null, 204);
    },
  );
