import { Hono } from "hono";
import type * as z from "zod";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { idempotent } from "../http/idempotent";
import { notWritten } from "../http/not-written";
import { FOR_EVERYBODY, publicConfig } from "../http/public-config";
import { limitCost } from "../http/rate-limit";
import { validate } from "../http/validate";
import { connectTwilio } from "../integrations/twilio-account";
import { suggestedAreaCodes } from "./area-codes";
import { listNumbers } from "./numbers.queries";
import {
  ConfigureNumber,
  ImportAnswer,
  ImportTwilioNumbers,
  PhoneNumber,
  PhoneNumbers,
  PurchaseVapiNumber,
  SettledNumber,
  TwilioCredentials,
  TwilioNumbers,
  VapiAvailable,
  VapiAvailableQuery,
} from "./numbers.schema";
import { configureNumber, numberView, purchaseVapiNumber, releaseNumber } from "./numbers.service";
import { importTwilioNumbers, listImportable } from "./twilio-import";

export const numberRoutes = new Hono<AppEnv>()
  .get(
    "/my-numbers",
    requirePermission("numbers:read"),
    document("numbers", "The organisation's numbers", { 200: PhoneNumbers }),
    async (c) => {
      const rows = await listNumbers(c.var.services.db, c.var.actor.orgId);
      return c.json({ items: rows.map(numberView) });
    },
  )
  .get(
    "/vapi/available",
    requirePermission("numbers:read"),
    document("numbers", "Area codes to try at Vapi, which has no search", { 200: VapiAvailable }),
    validate("query", VapiAvailableQuery),
    async (c) => {
      const { areaCode } = c.req.valid("query");
      const places = () => ({
        searchable: false as const,
        country: "US" as const,
        suggestions: suggestedAreaCodes(areaCode),
      });
      const key = `area-codes:${areaCode ?? "all"}`;
      return c.json(await publicConfig(c.var.services, key, VapiAvailable, places), 200, FOR_EVERYBODY);
    },
  )
  .post(
    "/vapi/purchase",
    requirePermission("numbers:write"),
    document("numbers", "Buy a US number at Vapi (accepts Idempotency-Key)", { 201: PhoneNumber }),
    idempotent(),
    limitCost,
    validate("json", PurchaseVapiNumber),
    async (c) => {
      const row = await purchaseVapiNumber(c.var.services, c.var.actor.orgId, c.req.valid("json"));
      return c.json(numberView(row), 201);
    },
  )
  .post(
    "/twilio/verify",
    requirePermission("credentials:write"),
    document("numbers", "Connect a Twilio account and list its numbers", { 200: TwilioNumbers }),
    limitCost,
    validate("json", TwilioCredentials),
    async (c) => {
      const { orgId } = c.var.actor;
      const { twilio, accountName } = await connectTwilio(c.var.services, orgId, c.req.valid("json"));
      return c.json({ accountName, items: await listImportable(c.var.services, orgId, twilio) });
    },
  )
  .post(
    "/twilio/import",
    requirePermission("numbers:write"),
    document("numbers", "Let Ava answer numbers of the connected Twilio account (accepts Idempotency-Key)", {
      201: ImportAnswer,
    }),
    idempotent(),
    limitCost,
    validate("json", ImportTwilioNumbers),
    async (c) => {
      const { imported, failed } = await importTwilioNumbers(c.var.services, c.var.actor.orgId, c.req.valid("json"));
      return c.json({ imported: imported.map(numberView), failed }, 201);
    },
  )
  .put(
    "/:id/configure",
    requirePermission("numbers:write"),
    document("numbers", "How calls to a number are answered", { 200: PhoneNumber }),
    validate("json", ConfigureNumber),
    async (c) => {
      const { orgId } = c.var.actor;
      return c.json(numberView(await configureNumber(c.var.services, orgId, c.req.param("id"), c.req.valid("json"))));
    },
  )
  .post(
    "/:id/settle",
    requirePermission("numbers:write"),
    document("numbers", "Ask the provider again what became of a number that was being bought or given up", {
      200: SettledNumber,
    }),
    limitCost,
    async (c) => c.json(await notWritten<z.infer<typeof SettledNumber>>()),
  )
  .delete(
    "/:id",
    requirePermission("numbers:write"),
    document("numbers", "Give a number up", { 204: "Released" }),
    async (c) => {
      await releaseNumber(c.var.services, c.var.actor.orgId, c.req.param("id"));
      return c.body(null, 204);
    },
  );
