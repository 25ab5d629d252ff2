import { NotYet } from "../jobs/not-yet";
import type { CallId, OrgId } from "../lib/ids";
import { HOUR } from "../lib/time";
import type { Services } from "../services";
import { deleteSomeCalls, listCallsInRooms } from "./calls.queries";

/** Longer than a room holds a call after its archive (durable-objects/deadlines.ts). */
const ROOM_OUTLIVES_ARCHIVE = 2 * HOUR;
const ROOMS_PAGE = 100;
/** Calls a statement: with their turns, a few thousand rows. */
const CALLS_PAGE = 200;
/** A job asks D1 a thousand things at most. */
const MOST_PAGES = 400;

/**
 * Hangs up on whoever is in a call of an organisation that is being erased, and deletes its calls with all that was said in them,
 * and its live board.
 * Throws `NotYet` where there are more than one job may delete. Idempotent.
 */
export async function eraseCalls(
  services: Pick<Services, "db" | "rooms" | "desks" | "now">,
  orgId: OrgId,
): Promise<void> {
  await eraseRooms(services, orgId);
  await services.desks.getByName(orgId).erase();
  for (let page = 0; page < MOST_PAGES; page += 1)
    if ((await deleteSomeCalls(services.db, orgId, CALLS_PAGE)) < CALLS_PAGE) return;
  throw new NotYet("More calls are left than one job deletes.", 1);
}

async function eraseRooms({ db, rooms, now }: Pick<Services, "db" | "rooms" | "now">, orgId: OrgId): Promise<void> {
  const since = new Date(now().getTime() - ROOM_OUTLIVES_ARCHIVE);
  let after: CallId | null = null;
  do {
    const page: { id: CallId }[] = await listCallsInRooms(db, orgId, since, after, ROOMS_PAGE);
    await Promise.all(page.map(({ id }) => rooms.getByName(id).erase(orgId)));
    after = page.at(-1)?.id ?? null;
  } while (after);
}
