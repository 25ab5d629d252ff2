import { NotYet } from "../jobs/not-yet";
import type { ErrorCode } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { MINUTE, SECOND } from "../lib/time";
import { type Erasing, eraseCall } from "./erase-call.service";
import { countOpenDeletions, giveUpDeletions, listRefusing, takeParked } from "./erase-calls.queries";
import { ownAccountSince } from "./provider-copy";

/** Asked of a provider side by side. */
const AT_ONCE = 10;
/** Five things asked of D1 a call, and one or two of a provider. */
const MOST_ROUNDS = 10;
/** A round is over by then, or its Worker died. */
const ROUND_IS_LOST_AFTER = 10 * MINUTE;
const AGAIN_S = MINUTE / SECOND;

/** Trouble of the provider's, not of one call: the next call would fare no better. */
const OUTAGES: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["provider_busy", "upstream_failed", "upstream_timeout"]);

/**
 * Deletes what providers keep of the calls of an organisation that is being erased, each call as one that was deleted by itself:
 * what fails is asked for again by the sweep. An account of the customer's own that does not let us in keeps what it has. False
 * where more is left than one job may ask for. Throws `NotYet` while something waits for a provider: nothing that is needed to ask
 * for it may be removed before.
 */
export async function eraseProviderCopies(services: Erasing, orgId: OrgId): Promise<boolean> {
  const { db, now } = services;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const nextTryAt = new Date(now().getTime() + ROUND_IS_LOST_AFTER);
    const ids = await takeParked(db, orgId, { nextTryAt, limit: AT_ONCE });
    const reasons = await Promise.all(ids.map((id) => eraseCall(services, orgId, id)));
    const isRefused = reasons.includes("provider_credentials");
    const isShutOut = (isRefused || ids.length === 0) && (await giveUpShutOut(services, orgId));
    const isOut = reasons.some((reason) => reason !== null && OUTAGES.has(reason)) || (isRefused && !isShutOut);
    if (isOut || ids.length === 0) {
      const left = await countOpenDeletions(db, orgId);
      if (left > 0) throw new NotYet(`Providers still hold ${left} calls of this organisation.`, AGAIN_S);
      return true;
    }
  }
  return false;
}

/** Whether an account of the customer's own has refused us. */
async function giveUpShutOut(services: Erasing, orgId: OrgId): Promise<boolean> {
  const { db, now } = services;
  let isShutOut = false;
  for (const { provider } of await listRefusing(db, orgId)) {
    const since = await ownAccountSince(services, orgId, provider);
    if (since === null) continue;
    isShutOut = true;
    const calls = await giveUpDeletions(db, orgId, { provider, since, now: now() });
    log.warn("call.copy_not_erased", { orgId, copy: "provider", provider, calls });
  }
  return isShutOut;
}
