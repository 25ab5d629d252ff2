import { eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { CallArchive } from "../../durable-objects/call.schema";
import { profileFromPreset } from "../../receptionist/profile";
import { bookAppointment } from "../../worker/calendar/calendar.service";
import { writeArchives } from "../../worker/calls/archive.service";
import { ensureVapiSettings } from "../../worker/integrations/vapi-account";
import { callIdFor, type OrgId, type UserId } from "../../worker/lib/ids";
import { DAY } from "../../worker/lib/time";
import { phoneNumbers } from "../../worker/numbers/numbers.sql.ts";
import { prepareGaps } from "../../worker/receptionists/knowledge-gaps.service";
import { createProfile, saveProfile } from "../../worker/receptionists/receptionists.service";
import { type AvaProfileRow, avaProfiles } from "../../worker/receptionists/receptionists.sql.ts";
import { createServices, type Services } from "../../worker/services";
import { DEMO_TWILIO } from "../fakes/twilio/records";
import { openAccount, TIME_ZONE } from "./account";
import { upcomingAgenda } from "./agenda";
import { BUSINESSES } from "./businesses";
import { DEMO_LOGIN } from "./demo";
import { missedCalls } from "./missed";
import { MONTH_DAYS, monthOfCalls } from "./month";
import { openQuestions } from "./open-questions";
import { PUBLISHED_DAYS_AGO, practiceHistory } from "./practice";
import { recordLatest } from "./recordings";

/** Set once everything below is in place: a seed that was cut short goes on at the next start. */
const DONE_KEY = "dev:seeded";

/** Far from the other month's: each call takes a seed of its own above it. */
const MONTH_BEFORE_SEED = 0x1026_0915;
/** Of so many calls, the month before had one less. */
const QUIETER = 8;

type Api = Pick<Fetcher, "fetch">;

const BUSINESS = BUSINESSES.dentist;
/** The first number of the Twilio fake's account: +33 1 87 66 01 42. */
const DEMO_NUMBER_SID = "PN10000000000000000000000000000001";

/**
 * Fills a local data directory with the demo account: a dentist's practice whose onboarding is done, a number that rings, a month
 * of calls, what Ava did not know in them, and the appointments to come, written by the Worker's own services. Idempotent; answers whether there was something to do.
 *
 * @param env the API Worker's bindings
 * @param api that Worker itself
 */
export async function seed(env: Env, api: Api): Promise<boolean> {
  if (await env.CACHE.get(DONE_KEY)) return false;
  const following: Promise<unknown>[] = [];
  const services = createServices(env, { waitUntil: (work) => void following.push(work) });
  const { orgId, userId } = await openAccount(services, { ...DEMO_LOGIN, business: BUSINESS });
  // Before its first call, so that the receipt of a deleted one says what it would of a real one.
  const longAgo = new Date(services.now().getTime() - 3 * MONTH_DAYS * DAY);
  await ensureVapiSettings({ ...services, now: () => longAgo }, orgId);
  const ava = await demoProfile(services, orgId, userId);
  const { id: numberId, number: to } = await demoNumber(services, orgId, ava, api);
  const callId = (providerCallId: string) => callIdFor(orgId, "vapi", providerCallId);
  const line = {
    orgId,
    profileId: ava.id,
    profileVersion: ava.version,
    numberId,
    to,
    profile: ava.profile,
    timeZone: TIME_ZONE,
    callId,
  };
  const now = services.now();
  const month = await monthOfCalls(line, now);
  // Something to compare with: the month before, a little quieter.
  const before = await monthOfCalls(line, new Date(now.getTime() - MONTH_DAYS * DAY), MONTH_BEFORE_SEED);
  const earlier = [...before.filter((_, index) => index % QUIETER !== 0), ...(await missedCalls(line, now))];
  await writeArchives(
    services,
    orgId,
    [...earlier, ...month].map((call) => withVersion(call, now)),
  );
  await recordLatest(services, month);
  await demoGaps(services, ava, month);
  await demoAgenda(services, ava, month);
  await Promise.all(following);
  await env.CACHE.put(DONE_KEY, services.now().toISOString());
  return true;
}

/** Each version as its day's services would have published it; those that are there already are passed over. */
async function demoProfile(services: Services, orgId: OrgId, by: UserId): Promise<AvaProfileRow> {
  const { name: businessName, industry } = BUSINESS;
  const now = services.now();
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const history = practiceHistory(profileFromPreset({ businessName, industry, language: "fr" }), today);
  let [row] = await services.db.select().from(avaProfiles).where(eq(avaProfiles.orgId, orgId)).limit(1);
  for (const { daysAgo, profile } of history.slice(row?.version ?? 0)) {
    const then = { ...services, now: () => new Date(now.getTime() - daysAgo * DAY) };
    row = row ? await saveProfile(then, orgId, row.id, profile, { by }) : await createProfile(then, orgId, profile, by);
  }
  if (!row) throw new Error("The demo practice published nothing");
  return row;
}

/** Which version answered: the newest that was published by then; none was when the line was still somebody else's. */
function withVersion(call: CallArchive, now: Date): CallArchive {
  const sinceDays = (now.getTime() - call.origin.startedAtMs) / DAY;
  const profileVersion = PUBLISHED_DAYS_AGO.filter((daysAgo) => daysAgo >= sinceDays).length;
  return profileVersion === 0 ? call : { ...call, origin: { ...call.origin, profileVersion } };
}

async function demoGaps({ db }: Services, { orgId, id }: AvaProfileRow, month: CallArchive[]): Promise<void> {
  for (const { callId, ...asked } of openQuestions(month)) {
    for (const statement of prepareGaps(db, orgId, id, callId, [asked])) await statement;
  }
}

async function demoAgenda({ db, now }: Services, { orgId, id, profile }: AvaProfileRow, month: CallArchive[]) {
  for (const { callId, bookedAtMs, appointment } of upcomingAgenda(month, profile, TIME_ZONE, now().getTime())) {
    const booking = { orgId, profileId: id, callId, isTest: false, now: new Date(bookedAtMs), ...appointment };
    await bookAppointment(db, booking);
  }
}

/** Through the API, so that the fakes of Twilio and Vapi know the number too and it can be rung from their control page. */
async function demoNumber({ db, config }: Services, orgId: OrgId, { id: profileId }: AvaProfileRow, api: Api) {
  const find = async () => {
    const [row] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.orgId, orgId)).limit(1);
    return row;
  };
  const known = await find();
  if (known) return known;
  let authorization = {};
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await api.fetch(`${config.PUBLIC_ORIGIN}/api/v1${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: config.PUBLIC_ORIGIN, ...authorization },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`The seed's POST ${path} was answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const { accessToken } = z.object({ accessToken: z.string() }).parse(await post("/auth/login", DEMO_LOGIN));
  authorization = { Authorization: `Bearer ${accessToken}` };
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  await post("/phone-numbers/twilio/verify", { accountSid, authToken });
  await post("/phone-numbers/twilio/import", { sids: [DEMO_NUMBER_SID], profileId });
  // Not to be found among the owner's own sessions.
  await post("/auth/logout", {});
  const imported = await find();
  if (!imported) throw new Error("The seed's number was imported and is not there");
  return imported;
}
