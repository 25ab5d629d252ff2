import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { validate } from "../http/validate";
import { CallParam } from "./calls.schema";
import { SayLine, TransferCall } from "./steer.schema";

/** What the owner may do in a call that goes on. Each is audited; 409 `conflict` once the call is over. */
export const steerRoutes = new Hono<AppEnv>()
  .post(
    "/:id/say",
    requirePermission("calls:steer"),
    document("live", "Give Ava a line to say", { 202: "Ava says it next" }),
    validate("param", CallParam),
    validate("json", SayLine),
    async (c) => c.body(await notWritten<null>(), 202),
  )
  .post(
    "/:id/transfer",
    requirePermission("calls:steer"),
    document("live", "Put the caller through to a person", { 202: "The person's phone rings" }),
    validate("param", CallParam),
    validate("json", TransferCall),
    async (c) => c.body(await notWritten<null>(), 202),
  )
  .post(
    "/:id/hang-up",
    requirePermission("calls:steer"),
    document("live", "End the call", { 202: "The call ends" }),
    validate("param", CallParam),
    async (c) => c.body(await notWritten<null>(), 202),
  );
