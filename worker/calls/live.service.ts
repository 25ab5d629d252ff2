import type { LiveEvent } from "../../durable-objects/call.schema";
import { AppError, notFound } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import type { Services } from "../services";
import { callSummary } from "./call-view";
import { getCall, getCallWithTurns } from "./calls.queries";

/**
 * Hands a viewer's socket to the call's room. Who may watch is decided here, before the upgrade: another
 * organisation's call is `not_found`. A call that the room has forgotten is answered from D1, and closed.
 */
export async function watchCall(
  services: Pick<Services, "db" | "rooms">,
  orgId: OrgId,
  id: CallId,
  request: Request,
  { canSpeak }: { canSpeak: boolean },
): Promise<Response> {
  const call = await getCall(services.db, orgId, id);
  if (!call) throw notFound("call");
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    throw new AppError("upgrade_required", "Connect with a WebSocket.");
  const live = await services.rooms.getByName(id).fetch(socketRequest(request, canSpeak && call.channel === "browser"));
  if (live.status !== 404) return live;
  if (call.archivedAt === null) throw notFound("call");
  return replayFromArchive(services, orgId, id);
}

/** In a browser call, whoever may hold test calls talks to Ava on the socket they watch with. */
function socketRequest(request: Request, isSpeaker: boolean): Request {
  const url = new URL(request.url);
  url.pathname = isSpeaker ? "/speak" : "/watch";
  return new Request(url, request);
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
