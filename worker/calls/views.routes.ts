import { Hono } from "hono";
import type * as z from "zod";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { validate } from "../http/validate";
import { SavedView, SavedViews, SaveView, ViewParam } from "./views.schema";

/** Named sets of filters: one's own, and those shared with the organisation. */
export const viewRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("calls:read"),
    document("calls", "Saved views of the calls list", { 200: SavedViews }),
    async (c) => c.json(await notWritten<z.infer<typeof SavedViews>>()),
  )
  .post(
    "/",
    requirePermission("calls:read"),
    document("calls", "Save a view", { 201: SavedView }),
    validate("json", SaveView),
    async (c) => c.json(await notWritten<SavedView>(), 201),
  )
  .delete(
    "/:id",
    requirePermission("calls:read"),
    document("calls", "Remove a view of one's own", { 204: "Removed" }),
    validate("param", ViewParam),
    async (c) => c.body(await notWritten<null>(), 204),
  );
