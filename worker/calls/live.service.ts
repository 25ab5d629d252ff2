import type { LiveEvent } from "../../durable-objects/call.schema";
import { AppError, notFound } from "../lib/errors";
import type { CallId, OrgId, SessionId } from "../lib/ids";
import { log } from "../lib/log";
import type { Services } from "../services";
import { getCallWithTurns } from "./call-detail.queries";
import { callSummary } from "./call-view";
import { getCall, listLiveCallIds } from "./calls.queries";

/** More than any organisation has lines. */
export const MOST_CALLS_AT_ONCE = 200;

/**
 * Hands a viewer's socket to the call's room. Who may watch is decided here, before the upgrade: another
 * organisation's call is `not_found`. A call that the room has forgotten is answered from D1, and closed.
 */
export async function watchCall(
  services: Pick<Services, "db" | "rooms">,
  orgId: OrgId,
  id: CallId,
  request: Request,
  { sessionId, canSpeak }: { sessionId: SessionId; canSpeak: boolean },
): Promise<Response> {
  const call = await getCall(services.db, orgId, id);
  if (!call) throw notFound("call");
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    throw new AppError("upgrade_required", "Connect with a WebSocket.");
  const isSpeaker = canSpeak && call.channel === "browser";
  const live = await services.rooms.getByName(id).fetch(socketRequest(request, { sessionId, isSpeaker }));
  if (live.status !== 404) return live;
  if (call.archivedAt === null) throw notFound("call");
  return replayFromArchive(services, orgId, id);
}

/** In a browser call, whoever may hold test calls talks to Ava on the socket they watch with. */
function socketRequest(
  request: Request,
  { sessionId, isSpeaker }: { sessionId: SessionId; isSpeaker: boolean },
): Request {
  const url = new URL(request.url);
  url.pathname = isSpeaker ? "/speak" : "/watch";
  url.searchParams.set("session", sessionId);
  return new Request(url, request);
}

/**
 * Closes the sockets by which sessions that have ended still watch the board or the calls of one organisation. Failures are
 * logged, and one keeps no other socket open.
 */
export async function dismissViewers(
  { db, rooms, desks }: Pick<Services, "db" | "rooms" | "desks">,
  orgId: OrgId,
  sessionIds: readonly SessionId[],
): Promise<void> {
  const dismissFromCalls = async () => {
    const dismiss = async (callId: CallId) => rooms.getByName(callId).dismiss(sessionIds);
    await Promise.all((await listLiveCallIds(db, orgId, MOST_CALLS_AT_ONCE)).map(dismiss));
  };
  const dismissed = await Promise.allSettled([desks.getByName(orgId).dismiss(sessionIds), dismissFromCalls()]);
  for (const one of dismissed)
    if (one.status === "rejected") log.error("session.viewers_not_dismissed", { orgId, error: one.reason });
}

async function replayFromArchive({ db }: Pick<Services, "db">, orgId: OrgId, id: CallId): Promise<Response> {
  const found = await getCallWithTurns(db, orgId, id);
  if (!found) throw notFound("call");
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  const snapshot: LiveEvent = {
    type: "snapshot",
    seq: found.call.statusSeq,
    call: callSummary(found.call),
    turns: found.turns,
  };
  server.send(JSON.stringify(snapshot));
  server.close(1000, "call ended");
  return new Response(null, { status: 101, webSocket: client });
}
