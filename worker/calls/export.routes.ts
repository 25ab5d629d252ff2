import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { CallParam } from "./calls.schema";
import { ExportCall, ExportCalls } from "./export.schema";
import { exportCall } from "./export-call.service";
import { exportCalls } from "./export-calls.service";

/** Calls to take away: streamed, so that a million of them need no memory. */
export const exportRoutes = new Hono<AppEnv>()
  .get(
    "/export",
    requirePermission("calls:export"),
    document("calls", "The calls that filters find, or those named, as CSV", { 200: "CSV" }),
    validate("query", ExportCalls),
    (c) => exportCalls(c.var.services, c.var.actor, visitorOf(c.req.raw), c.req.valid("query")),
  )
  .get(
    "/:id/export",
    requirePermission("calls:export"),
    document("calls", "One call as JSON, text or CSV", { 200: "The call" }),
    validate("param", CallParam),
    validate("query", ExportCall),
    (c) => {
      const { services, actor } = c.var;
      return exportCall(services, actor, visitorOf(c.req.raw), c.req.valid("param").id, c.req.valid("query"));
    },
  );
