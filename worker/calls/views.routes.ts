import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { SavedView, SavedViews, SaveView, ViewParam } from "./views.schema";
import { readViews, removeView, saveView } from "./views.service";

/** Named sets of filters: one's own, and those shared with the organisation. */
export const viewRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("calls:read"),
    document("calls", "Saved views of the calls list", { 200: SavedViews }),
    async (c) => c.json({ items: await readViews(c.var.services, c.var.actor) }),
  )
  .post(
    "/",
    requirePermission("calls:read"),
    document("calls", "Save a view", { 201: SavedView }),
    validate("json", SaveView),
    async (c) => c.json(await saveView(c.var.services, c.var.actor, c.req.valid("json")), 201),
  )
  .delete(
    "/:id",
    requirePermission("calls:read"),
    document("calls", "Remove a view of one's own, or a shared one of the organisation's that one runs", {
      204: "Removed",
    }),
    validate("param", ViewParam),
    async (c) => {
      await removeView(c.var.services, c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
