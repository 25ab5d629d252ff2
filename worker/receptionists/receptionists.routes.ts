import { Hono } from "hono";
import { defaultGreeting, spokenGreeting } from "../../receptionist/greeting";
import { voicesFor } from "../../receptionist/voices";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { idempotent } from "../http/idempotent";
import { FOR_EVERYBODY, publicConfig } from "../http/public-config";
import { validate } from "../http/validate";
import { OpeningYear, OpeningYearQuery } from "./opening-year.schema";
import { readOpeningYear } from "./opening-year.service";
import { listProfiles } from "./receptionists.queries";
import {
  AvaProfile,
  AvaProfiles,
  GreetingPreview,
  PreviewGreeting,
  SaveAvaProfile,
  Voices,
  VoicesQuery,
} from "./receptionists.schema";
import { createProfile, profileView, requireProfile, saveProfile } from "./receptionists.service";

export const profileRoutes = new Hono<AppEnv>()
  .post(
    "/",
    requirePermission("receptionist:write"),
    document("receptionist", "Make a receptionist", { 201: AvaProfile }),
    idempotent(),
    validate("json", SaveAvaProfile),
    async (c) => {
      const { orgId, userId } = c.var.actor;
      const row = await createProfile(c.var.services, orgId, c.req.valid("json"), userId);
      return c.json(profileView(row), 201);
    },
  )
  .get(
    "/",
    requirePermission("receptionist:read"),
    document("receptionist", "The organisation's receptionists", { 200: AvaProfiles }),
    async (c) => {
      const rows = await listProfiles(c.var.services.db, c.var.actor.orgId);
      return c.json({ items: rows.map(profileView) });
    },
  )
  .post(
    "/preview",
    requirePermission("receptionist:read"),
    document("receptionist", "A greeting as callers would hear it; saves nothing", { 200: GreetingPreview }),
    validate("json", PreviewGreeting),
    (c) => {
      const source = c.req.valid("json");
      const { businessName, industry, language, tone, formality } = source;
      return c.json({
        spokenGreeting: spokenGreeting(source),
        suggestedGreeting: defaultGreeting(businessName, industry, language, tone, formality),
      });
    },
  )
  .get(
    "/:id",
    requirePermission("receptionist:read"),
    document("receptionist", "One receptionist", { 200: AvaProfile }),
    async (c) => {
      const row = await requireProfile(c.var.services.db, c.var.actor.orgId, c.req.param("id"));
      return c.json(profileView(row));
    },
  )
  .put(
    "/:id",
    requirePermission("receptionist:write"),
    document("receptionist", "Change a receptionist, published at once", { 200: AvaProfile }),
    validate("json", SaveAvaProfile),
    async (c) => {
      const { orgId, userId } = c.var.actor;
      const row = await saveProfile(c.var.services, orgId, c.req.param("id"), c.req.valid("json"), { by: userId });
      return c.json(profileView(row));
    },
  )
  .get(
    "/:id/opening-year",
    requirePermission("receptionist:read"),
    document("receptionist", "When the business is open on each day of a year, and what may be a mistake", {
      200: OpeningYear,
    }),
    validate("query", OpeningYearQuery),
    async (c) => {
      const { year, draft } = c.req.valid("query");
      const asked = { year, ofDraft: draft === "true" };
      return c.json(await readOpeningYear(c.var.services, c.var.actor.orgId, c.req.param("id"), asked));
    },
  );

export const voiceRoutes = new Hono<AppEnv>().get(
  "/",
  requirePermission("receptionist:read"),
  document("receptionist", "Voices that Ava can have", { 200: Voices }),
  validate("query", VoicesQuery),
  async (c) => {
    const asked = c.req.valid("query");
    const key = `voices:${asked.provider ?? "all"}:${asked.language ?? "all"}`;
    const voices = () => ({ items: voicesFor(asked) });
    return c.json(await publicConfig(c.var.services, key, Voices, voices), 200, FOR_EVERYBODY);
  },
);
