import { Hono } from "hono";
import type * as z from "zod";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { validate } from "../http/validate";
import { CallParam } from "./calls.schema";
import {
  DeleteCalls,
  DeletedCalls,
  DeletionReceipt,
  DeletionReceipts,
  RestoreCalls,
  RestoredCalls,
} from "./deletions.schema";

/** Deleting calls: undone for a while, then erased copy by copy, with a receipt. */
export const deletionRoutes = new Hono<AppEnv>()
  .post(
    "/delete",
    requirePermission("calls:delete"),
    document("calls", "Delete calls; `POST /calls/restore` undoes it until `undoUntil`", { 202: DeletedCalls }),
    validate("json", DeleteCalls),
    async (c) => c.json(await notWritten<z.infer<typeof DeletedCalls>>(), 202),
  )
  .post(
    "/restore",
    requirePermission("calls:delete"),
    document("calls", "Undo a deletion", { 200: RestoredCalls }),
    validate("json", RestoreCalls),
    async (c) => c.json(await notWritten<z.infer<typeof RestoredCalls>>()),
  )
  .get(
    "/deletions",
    requirePermission("calls:delete"),
    document("calls", "What became of each copy of the calls deleted lately, newest first", { 200: DeletionReceipts }),
    async (c) => c.json(await notWritten<z.infer<typeof DeletionReceipts>>()),
  )
  .get(
    "/deletions/:id",
    requirePermission("calls:delete"),
    document("calls", "What became of each copy of a deleted call", { 200: DeletionReceipt }),
    validate("param", CallParam),
    async (c) => c.json(await notWritten<DeletionReceipt>()),
  )
  .delete(
    "/:id",
    requirePermission("calls:delete"),
    document("calls", "Delete a call; `POST /calls/restore` undoes it until `undoUntil`", { 202: DeletionReceipt }),
    validate("param", CallParam),
    async (c) => c.json(await notWritten<DeletionReceipt>(), 202),
  );
