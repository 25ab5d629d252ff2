import type * as z from "zod";
import { holidayRegionFor } from "../../receptionist/opening/holidays";
import { profileFromPreset } from "../../receptionist/profile";
import type { Industry, ReceptionistProfile } from "../../receptionist/profile.schema";
import { INDUSTRIES } from "../../receptionist/profile.schema";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { holdsNumber } from "../numbers/number-lookup";
import { requireOrg, updateOrg } from "../orgs/orgs.service";
import type { Author } from "../receptionists/publishing.service";
import { findFirstProfile, prepareFirstProfile, prepareSave } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { getOnboarding, markCompleted, markDone } from "./onboarding.queries";
import {
  type AvaStep,
  type NumberStep,
  ONBOARDING_STEPS,
  type OnboardingView,
  type TradeStep,
  type WelcomeStep,
} from "./onboarding.schema";

/** How far an organisation has come, read from what it has: a number bought elsewhere in the app counts as well. */
export async function readOnboarding({ db }: Pick<Services, "db">, orgId: OrgId): Promise<OnboardingView> {
  const [row, org, profile, hasNumber] = await Promise.all([
    getOnboarding(db, orgId),
    requireOrg(db, orgId),
    findFirstProfile(db, orgId),
    holdsNumber(db, orgId),
  ]);
  const done = new Set(row?.done);
  if (profile?.profile.industry) done.add("trade");
  if (hasNumber) done.add("number");
  const steps = ONBOARDING_STEPS.map((id) => ({ id, done: done.has(id) }));
  return {
    steps,
    current: steps.find((step) => !step.done)?.id ?? "test",
    completedAt: row?.completedAt?.toISOString() ?? null,
    businessName: org.name,
    industry: INDUSTRIES.find((industry) => industry === org.industry) ?? null,
    reach: row?.reach ?? null,
    profileId: profile?.id ?? null,
  };
}

/** Names the business, everywhere that Ava says its name. */
export async function saveWelcome(
  services: Services,
  { orgId, userId }: Author,
  { businessName }: z.infer<typeof WelcomeStep>,
) {
  const { db } = services;
  const known = await findFirstProfile(db, orgId);
  const renamed =
    known && known.profile.businessName !== businessName
      ? prepareSave(services, orgId, known.id, rename(known.profile, businessName), { by: userId })
      : null;
  await db.batch([
    markDone(db, orgId, "welcome", services.now()),
    updateOrg(db, orgId, { name: businessName }),
    ...(renamed?.statements ?? []),
  ]);
  renamed?.dispatch();
}

/** The old name as words of their own: "Bon" is a business, and no part of "Bonjour". */
const asWords = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");

const rename = (profile: ReceptionistProfile, businessName: string): ReceptionistProfile => ({
  ...profile,
  businessName,
  greeting: profile.greeting.replaceAll(asWords(profile.businessName), () => businessName).slice(0, 400),
});

/** Loads a trade's preset into Ava. The same trade again changes nothing, so that what was edited since is kept. */
export async function saveTrade(
  services: Services,
  { orgId, userId }: Author,
  { industry }: z.infer<typeof TradeStep>,
) {
  const { db } = services;
  const [org, known] = await Promise.all([requireOrg(db, orgId), findFirstProfile(db, orgId)]);
  const holidayRegion = holidayRegionFor(org.timeZone);
  const profile = known
    ? retrained(known.profile, industry)
    : profileFromPreset({ businessName: org.name, industry, language: org.locale, holidayRegion });
  const change = known
    ? profile !== known.profile && prepareSave(services, orgId, known.id, profile, { by: userId })
    : prepareFirstProfile(services, orgId, profile, userId);
  await db.batch([
    markDone(db, orgId, "trade", services.now()),
    updateOrg(db, orgId, { industry }),
    ...(change ? change.statements : []),
  ]);
  if (change) change.dispatch();
}

/** Another trade brings its own services, hours, questions and greeting; what is true of the business whatever its trade stays. */
function retrained(profile: ReceptionistProfile, industry: Industry): ReceptionistProfile {
  if (profile.industry === industry) return profile;
  const { businessName, language } = profile;
  const { services, hours, questions, greeting, tone, formality } = profileFromPreset({
    businessName,
    industry,
    language,
  });
  return { ...profile, industry, services, hours, questions, greeting, tone, formality };
}

export async function saveNumber(services: Services, orgId: OrgId, { reach }: z.infer<typeof NumberStep>) {
  await markDone(services.db, orgId, "number", services.now(), { reach });
}

/** Throws `conflict` before a trade is chosen: there is no Ava to give a voice to. */
export async function saveAva(services: Services, { orgId, userId }: Author, manners: z.infer<typeof AvaStep>) {
  const known = await requireAva(services, orgId);
  const save = prepareSave(services, orgId, known.id, { ...known.profile, ...manners }, { by: userId });
  await services.db.batch([markDone(services.db, orgId, "ava", services.now()), ...save.statements]);
  save.dispatch();
}

export async function saveTest(services: Services, orgId: OrgId) {
  await markDone(services.db, orgId, "test", services.now());
}

/** Ends onboarding, whatever was skipped; only without a trade is there nobody to answer. */
export async function completeOnboarding(services: Services, orgId: OrgId) {
  await requireAva(services, orgId);
  await markCompleted(services.db, orgId, services.now());
}

async function requireAva({ db }: Pick<Services, "db">, orgId: OrgId) {
  const profile = await findFirstProfile(db, orgId);
  if (!profile) throw new AppError("conflict", "Choose a trade first.");
  return profile;
}
