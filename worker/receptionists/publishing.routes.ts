import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { ProfileVersionDetail, ProfileVersions, PublishDraft, VersionParam } from "./publishing.schema";
import { publish, readVersion, readVersions, restoreVersion, saveDraft } from "./publishing.service";
import { AvaProfile, SaveAvaProfile } from "./receptionists.schema";
import { profileView } from "./receptionists.service";

/** From draft to published version, and back to an earlier one. */
export const publishingRoutes = new Hono<AppEnv>()
  .put(
    "/:id/draft",
    requirePermission("receptionist:write"),
    document("receptionist", "Keep a draft, which nobody hears before it is published", { 200: AvaProfile }),
    validate("json", SaveAvaProfile),
    async (c) => {
      const row = await saveDraft(c.var.services, c.var.actor.orgId, c.req.param("id"), c.req.valid("json"));
      return c.json(profileView(row));
    },
  )
  .delete(
    "/:id/draft",
    requirePermission("receptionist:write"),
    document("receptionist", "Forget the draft", { 200: AvaProfile }),
    async (c) => {
      const row = await saveDraft(c.var.services, c.var.actor.orgId, c.req.param("id"), null);
      return c.json(profileView(row));
    },
  )
  .post(
    "/:id/publish",
    requirePermission("receptionist:write"),
    document("receptionist", "Let the draft answer from the next call on", { 200: AvaProfile }),
    validate("json", PublishDraft),
    async (c) => {
      const row = await publish(c.var.services, c.var.actor, c.req.param("id"), c.req.valid("json").version);
      return c.json(profileView(row));
    },
  )
  .get(
    "/:id/versions",
    requirePermission("receptionist:read"),
    document("receptionist", "What was published, newest first", { 200: ProfileVersions }),
    async (c) => c.json({ items: await readVersions(c.var.services.db, c.var.actor.orgId, c.req.param("id")) }),
  )
  .get(
    "/:id/versions/:version",
    requirePermission("receptionist:read"),
    document("receptionist", "One published version, whole", { 200: ProfileVersionDetail }),
    validate("param", VersionParam),
    async (c) => {
      const { id, version } = c.req.valid("param");
      return c.json(await readVersion(c.var.services.db, c.var.actor.orgId, id, version));
    },
  )
  .post(
    "/:id/versions/:version/restore",
    requirePermission("receptionist:write"),
    document("receptionist", "Publish an earlier version again, as a new one", { 200: AvaProfile }),
    validate("param", VersionParam),
    async (c) => {
      const { id, version } = c.req.valid("param");
      return c.json(profileView(await restoreVersion(c.var.services, c.var.actor, id, version)));
    },
  );
