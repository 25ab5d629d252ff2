import { Hono } from "hono";
import { doerOf } from "../audit/doer";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { idempotent } from "../http/idempotent";
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
import { configureNumber, numberView } from "./numbers.service";
import { releaseNumber } from "./release.service";
import { settleNow } from "./settle.service";
import { importTwilioNumbers, listImportable } from "./twilio-import";
import { purchaseVapiNumber } from "./vapi-purchase";

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
    document("numbers", "Buy a US number at Vapi (accepts Idempotency-Key)", {
      201: PhoneNumber,
      // Vapi did not say whether it was bought: the number is `unconfirmed` until that is found out.
      202: PhoneNumber,
    }),
    idempotent(),
    limitCost,
    validate("json", PurchaseVapiNumber),
    async (c) => {
      const { services, actor } = c.var;
      const key = c.req.header("Idempotency-Key");
      const row = await purchaseVapiNumber(services, actor.orgId, c.req.valid("json"), key, doerOf(c));
      return c.json(numberView(row), row.status === "unconfirmed" ? 202 : 201);
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
      const { twilio, accountName } = await connectTwilio(c.var.services, orgId, c.req.valid("json"), doerOf(c));
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
      const { services, actor } = c.var;
      const { imported, failed } = await importTwilioNumbers(services, actor.orgId, c.req.valid("json"), doerOf(c));
      return c.json({ imported: imported.map(numberView), failed }, 201);
    },
  )
  .put(
    "/:id/configure",
    requirePermission("numbers:write"),
    document("numbers", "How calls to a number are answered", { 200: PhoneNumber }),
    validate("json", ConfigureNumber),
    async (c) => {
      const { services, actor } = c.var;
      const row = await configureNumber(services, actor.orgId, c.req.param("id"), c.req.valid("json"), doerOf(c));
      return c.json(numberView(row));
    },
  )
  .post(
    "/:id/settle",
    requirePermission("numbers:write"),
    document("numbers", "Ask the provider again what became of a number that was being bought or given up", {
      200: SettledNumber,
    }),
    limitCost,
    async (c) => {
      const { services, actor } = c.var;
      const { isSettled, number } = await settleNow(services, actor.orgId, c.req.param("id"), doerOf(c));
      return c.json({ isSettled, number: number && numberView(number) });
    },
  )
  .delete(
    "/:id",
    requirePermission("numbers:write"),
    document("numbers", "Give a number up", { 204: "Released" }),
    async (c) => {
      await releaseNumber(c.var.services, c.var.actor.orgId, c.req.param("id"), doerOf(c));
      return c.body(null, 204);
    },
  );
