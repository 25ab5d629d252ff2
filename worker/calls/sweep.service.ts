import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import type { Services } from "../services";
import { closeLostCall, listUnarchivedCalls, type UnarchivedCall } from "./calls.queries";

/** Longer than a call can last: what is older and not archived has lost its alarm or its job. */
const OVERDUE_AFTER_MS = 20 * MINUTE;
const SWEEP_LIMIT = 50;

/**
 * Asks the room of each overdue call to go on: to end what the provider forgot, to ask for its archive again. A call whose
 * room is gone is closed as lost, so that it is neither live for ever nor in the way of the next sweep. Run by cron.
 */
export async function sweepCalls(services: Pick<Services, "db" | "rooms" | "now">): Promise<void> {
  const { db, now } = services;
  const overdue = await listUnarchivedCalls(db, new Date(now().getTime() - OVERDUE_AFTER_MS), SWEEP_LIMIT);
  const results = await Promise.allSettled(overdue.map((call) => goOn(services, call)));
  results.forEach((result, index) => {
    if (result.status === "rejected")
      log.error("call.sweep_failed", { callId: overdue[index]?.id, error: result.reason });
  });
}

async function goOn({ db, rooms, now }: Pick<Services, "db" | "rooms" | "now">, { id, orgId }: UnarchivedCall) {
  const { holdsCall } = await rooms.getByName(id).catchUp();
  if (!holdsCall) await closeLostCall(db, orgId, id, now());
}
