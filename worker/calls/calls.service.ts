import * as z from "zod";
import type { CallOrigin, Turn } from "../../durable-objects/call.schema";
import { invalidField } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import { CursorInstant } from "../lib/schemas";
import { findNumberByVapiId } from "../numbers/number-lookup";
import { findProfileByAssistant } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { type CallCursor, getCallWithTurns, insertCallRow, listCalls } from "./calls.queries";
import { CallParam, type CallsQuery } from "./calls.schema";
import type { CallRow } from "./calls.sql.ts";

export { updateLiveStatus } from "./calls.queries";

const CursorText = z.tuple([z.enum(["older", "newer"]), CursorInstant, CallParam.shape.id]);

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

/** One page, and where the ones beside it begin; null where there is none. */
export async function listCallPage(
  { db }: Pick<Services, "db">,
  orgId: OrgId,
  { cursor: given, limit, from, to, ...filter }: Omit<z.infer<typeof CallsQuery>, "sort">,
): Promise<{ rows: CallRow[]; nextCursor: string | null; previousCursor: string | null; lookedBackTo: string | null }> {
  const window = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
  const cursor = given ? readCursor(given) : null;
  const isBack = cursor?.towards === "newer";
  const found = await listCalls(db, orgId, { ...filter, ...window }, cursor, limit + 1);
  const hasMore = found.length > limit;
  // The row too many, which says that there are more, is the one furthest in the direction gone.
  const rows = isBack && hasMore ? found.slice(1) : found.slice(0, limit);
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    nextCursor: last && (isBack || hasMore) ? writeCursor({ ...last, towards: "older" }) : null,
    lookedBackTo: null,
    previousCursor: first && cursor && (!isBack || hasMore) ? writeCursor({ ...first, towards: "newer" }) : null,
  };
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

const writeCursor = ({ towards, startedAt, id }: CallCursor) => `${towards}.${startedAt.getTime()}.${id}`;

function readCursor(text: string): CallCursor {
  const parsed = CursorText.safeParse(text.split("."));
  if (!parsed.success) throw invalidField("cursor", "is not one that a page gave");
  const [towards, startedMs, id] = parsed.data;
  return { towards, startedAt: new Date(startedMs), id };
}
