import type { CallOrigin, Turn } from "../../durable-objects/call.schema";
import type { CallId, OrgId } from "../lib/ids";
import { findNumberByVapiId } from "../numbers/number-lookup";
import { findProfileByAssistant } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { getCallWithTurns } from "./call-detail.queries";
import { insertCallRow } from "./calls.queries";
import type { CallRow } from "./calls.sql.ts";

export { updateLiveStatus } from "./calls.queries";

/** The row of a call that has just begun, with the profile and number that Vapi's ids stand for, where it names them. Idempotent. */
export async function insertLiveCall(
  { db }: Pick<Services, "db">,
  origin: CallOrigin,
  vapi: { assistantId: string | null; numberId: string | null } = { assistantId: null, numberId: null },
): Promise<void> {
  const [profileId, numberId] = await Promise.all([
    origin.profileId ?? (vapi.assistantId ? findProfileByAssistant(db, origin.orgId, vapi.assistantId) : null),
    origin.numberId ??
      (vapi.numberId ? findNumberByVapiId(db, origin.orgId, vapi.numberId).then((row) => row?.id ?? null) : null),
  ]);
  await insertCallRow(db, {
    id: origin.id,
    orgId: origin.orgId,
    provider: origin.provider,
    providerCallId: origin.providerCallId,
    profileId,
    numberId,
    channel: origin.channel,
    direction: origin.direction,
    isTest: origin.isTest,
    fromNumber: origin.from,
    toNumber: origin.to,
    status: "queued",
    statusSeq: 0,
    startedAt: new Date(origin.startedAtMs),
    recordingStatus: "none",
  });
}

/** A call and its conversation: D1's once archived, the room's while it lives. Null when the organisation has no such call. */
export async function readCall(
  { db, rooms }: Pick<Services, "db" | "rooms">,
  orgId: OrgId,
  id: CallId,
): Promise<{ call: CallRow; turns: Turn[] } | null> {
  const found = await getCallWithTurns(db, orgId, id);
  if (!found || found.call.archivedAt) return found;
  const live = await rooms.getByName(id).describe(orgId);
  if (!live) return found;
  const { status, answeredAt } = live.call;
  const call = {
    ...found.call,
    status,
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
    tools: live.tools,
  };
  return { call, turns: live.turns };
}
