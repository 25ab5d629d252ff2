import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { CallParam } from "./calls.schema";
import {
  DeleteCalls,
  DeletedCalls,
  DeletionReceipt,
  DeletionReceipts,
  RestoreCalls,
  RestoredCalls,
} from "./deletions.schema";
import { deleteCall, deleteCalls, listReceipts, readReceipt, restoreCalls } from "./deletions.service";

/** Deleting calls: undone for a while, then erased copy by copy, with a receipt. */
export const deletionRoutes = new Hono<AppEnv>()
  .post(
    "/delete",
    requirePermission("calls:delete"),
    document("calls", "Delete calls; `POST /calls/restore` undoes it until `undoUntil`", { 202: DeletedCalls }),
    validate("json", DeleteCalls),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await deleteCalls(services, actor, visitorOf(c.req.raw), c.req.valid("json").ids), 202);
    },
  )
  .post(
    "/restore",
    requirePermission("calls:delete"),
    document("calls", "Undo a deletion", { 200: RestoredCalls }),
    validate("json", RestoreCalls),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await restoreCalls(services, actor, visitorOf(c.req.raw), c.req.valid("json").ids));
    },
  )
  .get(
    "/deletions",
    requirePermission("calls:delete"),
    document("calls", "What became of each copy of the calls deleted lately, newest first", { 200: DeletionReceipts }),
    async (c) => c.json({ items: await listReceipts(c.var.services, c.var.actor.orgId) }),
  )
  .get(
    "/deletions/:id",
    requirePermission("calls:delete"),
    document("calls", "What became of each copy of a deleted call", { 200: DeletionReceipt }),
    validate("param", CallParam),
    async (c) => c.json(await readReceipt(c.var.services, c.var.actor.orgId, c.req.valid("param").id)),
  )
  .delete(
    "/:id",
    requirePermission("calls:delete"),
    document("calls", "Delete a call; `POST /calls/restore` undoes it until `undoUntil`", { 202: DeletionReceipt }),
    validate("param", CallParam),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await deleteCall(services, actor, visitorOf(c.req.raw), c.req.valid("param").id), 202);
    },
  );
