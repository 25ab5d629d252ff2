import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { ChangeRole, MemberList, MemberParam } from "./members.schema";
import { changeRole, readMembers } from "./members.service";

export const memberRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("members:read"),
    document("members", "Who belongs to the organisation", { 200: MemberList }),
    async (c) => c.json(await readMembers(c.var.services, c.var.actor)),
  )
  .put(
    "/:userId",
    requirePermission("members:write"),
    document("members", "Give a member another role, at once", { 204: "The role is changed" }),
    validate("param", MemberParam),
    validate("json", ChangeRole),
    async (c) => {
      const { userId } = c.req.valid("param");
      const { role } = c.req.valid("json");
      await changeRole(c.var.services, c.var.actor, userId, role, visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  );
