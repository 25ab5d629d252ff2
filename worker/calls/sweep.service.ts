import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import type { Services } from "../services";
import { listUnarchivedCalls } from "./calls.queries";

/** Longer than a call can last: what is older and not archived has lost its alarm or its job. */
const OVERDUE_AFTER_MS = 20 * MINUTE;
const SWEEP_LIMIT = 50;

/** Asks the room of each overdue call to go on: to end what the provider forgot, to ask for its archive again. Run by cron. */
export async function sweepCalls({ db, rooms, now }: Pick<Services, "db" | "rooms" | "now">): Promise<void> {
  const overdue = await listUnarchivedCalls(db, new Date(now().getTime() - OVERDUE_AFTER_MS), SWEEP_LIMIT);
  const results = await Promise.allSettled(overdue.map((id) => rooms.getByName(id).catchUp()));
  results.forEach((result, index) => {
    if (result.status === "rejected") log.error("call.sweep_failed", { callId: overdue[index], error: result.reason });
  });
}
