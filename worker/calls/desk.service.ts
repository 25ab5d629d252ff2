import type { DeskCall, DeskReport } from "../../durable-objects/live-desk.schema";
import { AppError } from "../lib/errors";
import type { OrgId, SessionId } from "../lib/ids";
import { log } from "../lib/log";
import type { Services } from "../services";
import { listLiveCallIds } from "./calls.queries";
import { MOST_CALLS_AT_ONCE } from "./live.service";

type Store = Pick<Services, "db" | "rooms" | "desks">;

/** Opens a viewer's socket on the organisation's board, which is made right first. Throws `upgrade_required` for any other request. */
export async function watchDesk(
  services: Store,
  orgId: OrgId,
  request: Request,
  sessionId: SessionId,
): Promise<Response> {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    throw new AppError("upgrade_required", "Connect with a WebSocket.");
  await reconcile(services, orgId);
  const url = new URL(request.url);
  url.searchParams.set("session", sessionId);
  return services.desks.getByName(orgId).fetch(new Request(url, request));
}

/** The calls that are not over, oldest first. */
export async function readDesk(services: Store, orgId: OrgId): Promise<DeskCall[]> {
  await reconcile(services, orgId);
  return services.desks.getByName(orgId).calls();
}

/**
 * Asks the rooms of all calls that the board or D1 takes for live, and tells the board: a call whose reports were lost, or that
 * is older than the board, appears; one that no room holds any more goes. Where that fails, the board is shown as it is.
 */
async function reconcile({ db, rooms, desks }: Store, orgId: OrgId): Promise<void> {
  const desk = desks.getByName(orgId);
  try {
    const [onBoard, inRows] = await Promise.all([desk.liveIds(), listLiveCallIds(db, orgId, MOST_CALLS_AT_ONCE)]);
    const ids = [...new Set([...onBoard, ...inRows])];
    if (ids.length === 0) return;
    const asked = await Promise.allSettled(
      ids.map(
        async (id): Promise<{ id: string; report: DeskReport | null }> => ({
          id,
          report: await rooms.getByName(id).deskReport(orgId),
        }),
      ),
    );
    const found = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await desk.reconcile(
      found.flatMap(({ report }) => report ?? []),
      found.flatMap(({ id, report }) => (report ? [] : [id])),
    );
    for (const one of asked) if (one.status === "rejected") throw one.reason;
  } catch (error) {
    log.error("desk.not_reconciled", { orgId, error });
  }
}
