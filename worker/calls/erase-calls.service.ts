import type { CallId, OrgId, UserId } from "../lib/ids";
import { HOUR } from "../lib/time";
import type { Services } from "../services";
import { listCallsInRooms } from "./calls.queries";
import { listSomeCalls, parkOpenDeletions, parkStatements } from "./erase-calls.queries";

/** Longer than a room holds a call after its archive (durable-objects/deadlines.ts). */
const ROOM_OUTLIVES_ARCHIVE = 2 * HOUR;
const ROOMS_PAGE = 100;
/** Calls a statement: with their turns, a few thousand rows. */
const CALLS_PAGE = 200;
/** Three things asked of D1 a page; a job asks a thousand things at most, and has others to ask. */
const MOST_PAGES = 100;

/**
 * Hangs up on whoever is in a call of an organisation that is being erased, and deletes its calls with all that was said in them,
 * and its live board. Of what providers keep there is a deletion then: see erase-provider-copies.service.ts. False where more is
 * left than one job may delete. Idempotent.
 */
export async function eraseCalls(
  services: Pick<Services, "db" | "rooms" | "desks" | "now">,
  orgId: OrgId,
  erased: { by: UserId; at: Date },
): Promise<boolean> {
  const { db } = services;
  await eraseRooms(services, orgId);
  await services.desks.getByName(orgId).erase();
  await parkOpenDeletions(db, orgId, erased.at);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const ids = await listSomeCalls(db, orgId, CALLS_PAGE);
    if (ids.length === 0) return true;
    await db.batch(parkStatements(db, orgId, ids, erased));
  }
  return false;
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
