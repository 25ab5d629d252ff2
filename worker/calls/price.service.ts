import { requireTwilio } from "../integrations/twilio-account";
import type { JobMap } from "../jobs/job.schema";
import { prepareJobs } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { HOUR, MINUTE, SECOND } from "../lib/time";
import { type CallPrice, getCallPrice } from "../providers/twilio-price";
import type { Services } from "../services";
import { getCallsOf } from "./archive.queries";
import { priceStatements } from "./price.queries";

/** Twilio has a price some minutes after the end: how long each try waits for it. A queue waits twelve hours at most. */
const WAITS = [3 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR] as const;

type Sending = Pick<Services, "db" | "jobs" | "now" | "waitUntil">;
type Asking = Sending & Pick<Services, "config">;

/** The jobs that ask what calls cost, for the batch of their archive; `tries` have asked before. Null where no other try is due. */
export function preparePriceJobs(services: Sending, orgId: OrgId, ids: CallId[], tries = 0) {
  const wait = WAITS[tries];
  if (wait === undefined || ids.length === 0) return null;
  const jobs = ids.map((callId) => ({ type: "call.price" as const, orgId, callId, tries }));
  return prepareJobs(services, jobs, { delayS: wait / SECOND });
}

/**
 * The job `call.price`: asks Twilio what a call of our own cost, and writes it down as a cost line with its source, in every figure
 * as well. Whatever keeps Twilio from telling, it is asked again later, a few times; then the cost stays unknown. Idempotent.
 */
export async function readPrice(
  services: Asking,
  orgId: OrgId,
  { callId, tries }: Pick<JobMap["call.price"], "callId" | "tries">,
) {
  const [call] = await getCallsOf(services.db, orgId, [callId]);
  if (call?.provider !== "twilio" || call.costMicros !== null) return;
  const price = await priceOf(services, orgId, call.providerCallId);
  if (price) return void (await services.db.batch(priceStatements(services.db, orgId, callId, price)));
  const next = preparePriceJobs(services, orgId, [callId], tries + 1);
  if (!next) return log.info("call.price_unknown", { callId, orgId });
  await next.insert;
  next.dispatch();
}

async function priceOf(services: Asking, orgId: OrgId, callSid: string): Promise<CallPrice | null> {
  try {
    return await getCallPrice(await requireTwilio(services, orgId), callSid);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
