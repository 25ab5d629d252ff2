import { eq } from "drizzle-orm";
import { profileFromPreset } from "../../receptionist/profile";
import { writeArchives } from "../../worker/calls/archive.service";
import { callIdFor } from "../../worker/lib/ids";
import { DAY, HOUR } from "../../worker/lib/time";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { avaProfiles } from "../../worker/receptionists/receptionists.sql.ts";
import { createServices } from "../../worker/services";
import { openAccount, TIME_ZONE } from "./account";
import { BUSINESSES } from "./businesses";
import { inventInstant } from "./calendar";
import { CONVERSATIONS } from "./conversations";
import { manyLogin } from "./demo";
import { inventCall } from "./month";
import { seededRandom } from "./random";

/** Calls are spread over as much. */
const SPAN_MS = 5 * 365 * DAY;
/** Calls a transaction: with their turns, well under D1's 2 MB a value. */
const A_BATCH = 250;
/** What one request to the seed's Worker writes. */
export const A_STRETCH = 2000;
/** An instant is chosen among the days around its place in the span: even of the last there must be an open one before now. */
const AROUND_MS = 4 * DAY;
const SEED = 0x5ca1e;

const progressKey = (total: number) => `dev:seeded:${total}`;

/**
 * Writes the next stretch of an organisation with `total` calls over five years, through the same archive code as a room's call.
 * Goes on where it was cut off: a call has the same id and words each time. Answers how many are written.
 */
export async function writeMany(env: Env, total: number): Promise<number> {
  const written = Number((await env.CACHE.get(progressKey(total))) ?? 0);
  if (written >= total) return written;
  const following: Promise<unknown>[] = [];
  const services = createServices(env, { waitUntil: (work) => void following.push(work) });
  const business = BUSINESSES.dentist;
  const { orgId, userId } = await openAccount(services, { ...manyLogin(total), business });
  const [known] = await services.db.select().from(avaProfiles).where(eq(avaProfiles.orgId, orgId)).limit(1);
  const preset = profileFromPreset({ businessName: business.name, industry: business.industry, language: "fr" });
  const ava = known ?? (await createProfile(services, orgId, preset, userId));
  const callId = (providerCallId: string) => callIdFor(orgId, "vapi", providerCallId);
  const line = {
    orgId,
    profileId: ava.id,
    numberId: null,
    to: null,
    profile: ava.profile,
    timeZone: TIME_ZONE,
    callId,
  };

  const untilMs = await endOfSpan(env, total, services.now().getTime());
  const instant = (index: number) => {
    const aboutMs = untilMs - SPAN_MS + (SPAN_MS * index) / total;
    const span = { hours: ava.profile.hours, timeZone: TIME_ZONE, fromMs: aboutMs - AROUND_MS };
    return {
      random: seededRandom(SEED + 2 * index),
      span: { ...span, untilMs: Math.min(aboutMs + AROUND_MS, untilMs) },
    };
  };
  const upTo = Math.min(total, written + A_STRETCH);
  for (let from = written; from < upTo; from += A_BATCH) {
    const indexes = Array.from({ length: Math.min(A_BATCH, upTo - from) }, (_, at) => from + at);
    const archives = await Promise.all(
      indexes.map((index) => {
        const { random, span } = instant(index);
        const conversation = random.weighted(CONVERSATIONS.map((each) => [each, each.perMonth] as const));
        const startedAtMs = inventInstant(random, conversation.when, span);
        return inventCall(seededRandom(SEED + 2 * index + 1), conversation, startedAtMs, line, index);
      }),
    );
    await writeArchives(services, orgId, archives);
  }
  await Promise.all(following);
  await env.CACHE.put(progressKey(total), String(upTo));
  return upTo;
}

/** The same on each day that a seed goes on: else its calls would move. */
async function endOfSpan(env: Env, total: number, nowMs: number): Promise<number> {
  const key = `${progressKey(total)}:until`;
  const kept = await env.CACHE.get(key);
  if (kept) return Number(kept);
  await env.CACHE.put(key, String(nowMs - HOUR));
  return nowMs - HOUR;
}
