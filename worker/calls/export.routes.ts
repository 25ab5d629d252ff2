import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { validate } from "../http/validate";
import { CallParam } from "./calls.schema";
import { ExportCall, ExportCalls } from "./export.schema";

/** Calls to take away: streamed, so that a million of them need no memory. */
export const exportRoutes = new Hono<AppEnv>()
  .get(
    "/export",
    requirePermission("calls:export"),
    document("calls", "The calls that filters find, or those named, as CSV", { 200: "CSV" }),
    validate("query", ExportCalls),
    async () => notWritten<Response>(),
  )
  .get(
    "/:id/export",
    requirePermission("calls:export"),
    document("calls", "One call as JSON, text or CSV", { 200: "The call" }),
    validate("param", CallParam),
    validate("query", ExportCall),
    async () => notWritten<Response>(),
  );
