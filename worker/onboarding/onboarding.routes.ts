import { Hono } from "hono";
import * as z from "zod";
import { dialableForwarding, forwardingCodes, NO_ANSWER_SECONDS } from "../../receptionist/forwarding";
import { industryCards, presetFor } from "../../receptionist/industries";
import { Industry } from "../../receptionist/profile.schema";
import { requirePermission, signedIn } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { preferredLocale } from "../http/locale";
import { FOR_EVERYBODY, publicConfig } from "../http/public-config";
import { validate } from "../http/validate";
import { notFound } from "../lib/errors";
import { Locale } from "../lib/schemas";
import { requireOrg } from "../orgs/orgs.service";
import {
  AvaStep,
  ForwardingPlans,
  ForwardingQuery,
  Industries,
  NumberStep,
  OnboardingView,
  Preset,
  TestStep,
  TradeStep,
  WelcomeStep,
} from "./onboarding.schema";
import {
  completeOnboarding,
  readOnboarding,
  saveAva,
  saveNumber,
  saveTest,
  saveTrade,
  saveWelcome,
} from "./onboarding.service";

const LocaleQuery = z.object({ locale: Locale.optional() });
const saved = (summary: string) => document("onboarding", summary, { 200: OnboardingView });

/** Each screen is saved when it is left, and answers how far one has come: any device can go on from there. */
export const onboardingRoutes = new Hono<AppEnv>()
  .get("/", signedIn(), saved("How far onboarding has come"), async (c) =>
    c.json(await readOnboarding(c.var.services, c.var.actor.orgId)),
  )
  .get(
    "/industries",
    signedIn(),
    document("onboarding", "Trades with a preset", { 200: Industries }),
    validate("query", LocaleQuery),
    async (c) => {
      const locale = c.req.valid("query").locale ?? preferredLocale(c.req.header("Accept-Language"));
      const cards = () => ({ items: industryCards(locale) });
      return c.json(await publicConfig(c.var.services, `industries:${locale}`, Industries, cards), 200, FOR_EVERYBODY);
    },
  )
  .get(
    "/preset/:industry",
    signedIn(),
    document("onboarding", "What a trade starts from", { 200: Preset }),
    validate("query", LocaleQuery),
    async (c) => {
      const industry = Industry.safeParse(c.req.param("industry"));
      if (!industry.success) throw notFound("industry");
      const locale = c.req.valid("query").locale ?? preferredLocale(c.req.header("Accept-Language"));
      const start = () => presetFor(industry.data, locale);
      const [{ name }, preset] = await Promise.all([
        requireOrg(c.var.services.db, c.var.actor.orgId),
        publicConfig(c.var.services, `preset:${industry.data}:${locale}`, Preset, start),
      ]);
      return c.json({ ...preset, greeting: preset.greeting.replaceAll("{business}", () => name) });
    },
  )
  .get(
    "/forwarding",
    signedIn(),
    document("onboarding", "What to dial to send a line's calls to Ava, by operator", { 200: ForwardingPlans }),
    validate("query", ForwardingQuery),
    (c) => {
      const { country, to } = c.req.valid("query");
      const items = forwardingCodes(country).map((plan) => (to ? dialableForwarding(plan, to) : plan));
      return c.json({ items, noAnswerS: NO_ANSWER_SECONDS });
    },
  )
  .put(
    "/steps/welcome",
    requirePermission("onboarding:write"),
    saved("Name the business"),
    validate("json", WelcomeStep),
    async (c) => {
      const { services, actor } = c.var;
      await saveWelcome(services, actor, c.req.valid("json"));
      return c.json(await readOnboarding(services, actor.orgId));
    },
  )
  .put(
    "/steps/trade",
    requirePermission("onboarding:write"),
    saved("Choose a trade"),
    validate("json", TradeStep),
    async (c) => {
      const { services, actor } = c.var;
      await saveTrade(services, actor, c.req.valid("json"));
      return c.json(await readOnboarding(services, actor.orgId));
    },
  )
  .put(
    "/steps/number",
    requirePermission("onboarding:write"),
    saved("Choose how Ava is reached"),
    validate("json", NumberStep),
    async (c) => {
      const { services, actor } = c.var;
      await saveNumber(services, actor.orgId, c.req.valid("json"));
      return c.json(await readOnboarding(services, actor.orgId));
    },
  )
  .put(
    "/steps/ava",
    requirePermission("onboarding:write"),
    saved("Give Ava her voice and manners"),
    validate("json", AvaStep),
    async (c) => {
      const { services, actor } = c.var;
      await saveAva(services, actor, c.req.valid("json"));
      return c.json(await readOnboarding(services, actor.orgId));
    },
  )
  .put(
    "/steps/test",
    requirePermission("onboarding:write"),
    saved("The test call was heard"),
    validate("json", TestStep),
    async (c) => {
      const { services, actor } = c.var;
      await saveTest(services, actor.orgId);
      return c.json(await readOnboarding(services, actor.orgId));
    },
  )
  .post("/complete", requirePermission("onboarding:write"), saved("End onboarding"), async (c) => {
    const { services, actor } = c.var;
    await completeOnboarding(services, actor.orgId);
    return c.json(await readOnboarding(services, actor.orgId));
  });
