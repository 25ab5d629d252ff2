import type { CallArchive, CallOutcome, Turn } from "../../durable-objects/call.schema";
import { prepareJob } from "../jobs/outbox";
import type { CallId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { dateInZone, hourInZone, SECOND } from "../lib/time";
import { findOrg, requireOrg } from "../orgs/orgs.service";
import { prepareGaps } from "../receptionists/knowledge-gaps.service";
import type { Services } from "../services";
import { type ArchivedCall, archiveStatements, getCallsOf } from "./archive.queries";
import { getCall } from "./calls.queries";
import type { CallRow } from "./calls.sql.ts";
import { isErased } from "./deletions.service";
import { preparePriceJobs } from "./price.service";

type Archiving = Pick<Services, "db" | "jobs" | "now" | "waitUntil">;

/**
 * Writes finished calls of one organisation to D1: each call, its turns, its cost and summary, the days' figures, the search
 * index, what Ava did not know, and the jobs that copy recordings and ask for prices, in one batch. Idempotent, and repeated whenever a room learns
 * more. One or many: a seed takes the same way as a room.
 */
export async function writeArchives(services: Archiving, orgId: OrgId, archives: CallArchive[]): Promise<void> {
  const { db } = services;
  const org = await requireOrg(db, orgId);
  const ids = archives.map(({ origin }) => origin.id);
  const earlier = new Map((await getCallsOf(db, orgId, ids)).map((row) => [row.id, row]));
  const written = archives.map((archive) => ({
    archive,
    call: archivedRow(archive, earlier.get(archive.origin.id), org.timeZone, services.now()),
    turns: turnsOf(archive),
  }));
  const copies = written
    .filter(({ call }) => call.recordingStatus === "pending")
    .map(({ call }) => prepareJob(services, { type: "recording.copy", orgId, callId: call.id }));
  // Vapi reports a cost with the call; Twilio knows one later, and is asked from a call's first archive on.
  const priced = written.filter(({ call }) => call.provider === "twilio" && !earlier.get(call.id)?.archivedAt);
  const prices = preparePriceJobs(
    services,
    orgId,
    priced.map(({ call }) => call.id),
  );
  const [first, ...rest] = [
    ...archiveStatements(db, orgId, written),
    ...written.flatMap(({ archive, call }) => prepareGaps(db, orgId, call.profileId ?? null, call.id, gapsOf(archive))),
    ...copies.map(({ insert }) => insert),
    ...(prices ? [prices.insert] : []),
  ];
  if (!first) return;
  await db.batch([first, ...rest]);
  for (const copy of copies) copy.dispatch();
  prices?.dispatch();
}

/** As {@link writeArchives}, for the one call of a room. */
export async function writeArchive(services: Archiving, archive: CallArchive): Promise<void> {
  const { id, orgId, provider } = archive.origin;
  await writeArchives(services, orgId, [archive]);
  log.info("call.archived", { callId: id, orgId, turns: archive.turns.length, provider });
}

function archivedRow(archive: CallArchive, earlier: CallRow | undefined, timeZone: string, now: Date): ArchivedCall {
  const { origin, report } = archive;
  const startedAt = new Date(origin.startedAtMs);
  return {
    id: origin.id,
    provider: origin.provider,
    providerCallId: origin.providerCallId,
    profileId: origin.profileId ?? earlier?.profileId ?? null,
    profileVersion: origin.profileVersion ?? earlier?.profileVersion ?? null,
    numberId: origin.numberId ?? earlier?.numberId ?? null,
    channel: origin.channel,
    direction: origin.direction,
    isTest: origin.isTest || (earlier?.isTest ?? false),
    fromNumber: origin.from,
    toNumber: origin.to,
    status: "ended",
    statusSeq: archive.statusSeq,
    startedAt,
    answeredAt: archive.answeredAtMs === null ? null : new Date(archive.answeredAtMs),
    endedAt: new Date(archive.endedAtMs),
    durationS: durationS(archive),
    endedReason: archive.endedReason,
    outcome: outcomeOf(archive),
    topic: report?.topic ?? null,
    sentiment: report?.sentiment ?? null,
    language: archive.turns.find((turn) => turn.lang)?.lang ?? null,
    summary: report?.summary ?? null,
    costMicros: report?.cost?.amountMicros ?? null,
    costCurrency: report?.cost?.currency ?? null,
    costLines: report?.cost?.lines ?? null,
    tools: archive.tools,
    recordingKey: earlier?.recordingKey ?? null,
    recordingStatus: recordingStatus(archive, earlier?.recordingStatus),
    recordingReason: earlier?.recordingReason ?? null,
    day: dateInZone(startedAt, timeZone),
    hour: hourInZone(startedAt, timeZone),
    archivedAt: now,
  };
}

/**
 * The job `call.archive`: from the room to D1, then the room is told that it may forget. A room that a straggler opened
 * anew after it was cleared counts from 1 again and knows next to nothing: what D1 holds stands. What a deleted call still brings
 * waits until nobody can undo the deletion (`NotYet`), and is then dropped.
 */
export async function archiveCall(
  services: Archiving & Pick<Services, "rooms">,
  orgId: OrgId,
  id: CallId,
): Promise<void> {
  const room = services.rooms.getByName(id);
  const [archive, row] = await Promise.all([room.archive(), getCall(services.db, orgId, id)]);
  if (!archive) {
    // A second delivery, after the room was purged or the call erased.
    if (row?.archivedAt || (await isErased(services, orgId, id))) return;
    throw new Error(`The room of ${id} has nothing to archive`);
  }
  if (archive.origin.orgId !== orgId) throw new Error(`The room of ${id} belongs to another organisation`);
  // Erased while it was called: what its callers said goes with it.
  if (!(await findOrg(services.db, orgId))) return room.erase(orgId);
  if (await isErased(services, orgId, id)) return room.erase(orgId);
  const isReopened = row?.archivedAt && archive.statusSeq < row.statusSeq;
  if (!isReopened) await writeArchive(services, archive);
  await room.confirmArchived(archive.revision);
}

/** What the caller asked and Ava noted that she did not know. */
const gapsOf = ({ tools, origin }: CallArchive) =>
  tools.flatMap(({ name, error, arguments: { question }, atMs }) =>
    name === "note_gap" && error === undefined && typeof question === "string"
      ? [{ question, askedAtMs: origin.startedAtMs + atMs }]
      : [],
  );

/** Whole seconds from answer to end; null when nobody answered. */
const durationS = ({ answeredAtMs, endedAtMs }: CallArchive): number | null =>
  answeredAtMs === null ? null : Math.max(0, Math.round((endedAtMs - answeredAtMs) / SECOND));

/** What a tool did outweighs what the provider's analysis guesses; without either, whether anybody spoke decides. */
function outcomeOf({ outcome, tools, report, turns, answeredAtMs }: CallArchive): CallOutcome {
  const done = new Set(tools.filter((tool) => tool.result !== undefined).map((tool) => tool.name));
  const said = outcome ?? report?.outcome ?? null;
  if (said === "transferred" || said === "failed" || said === "spam") return said;
  // One that came through as the caller hung up is known to no report; one that the team must confirm is a message.
  if (done.has("book_appointment") && said !== "message-taken") return "booked";
  if (done.has("request_appointment") || done.has("take_message")) return said === "booked" ? said : "message-taken";
  if (said) return said;
  return answeredAtMs !== null && turns.some((turn) => turn.role === "caller") ? "answered" : "abandoned";
}

/**
 * What reached us live, unless the provider's own transcript says more: then events were lost on the way (a restart,
 * a line that was down), and the provider's is the whole one.
 */
function turnsOf({ turns, report }: CallArchive): Turn[] {
  const length = (said: { text: string }[]) => said.reduce((sum, { text }) => sum + text.length, 0);
  const live = turns.filter((turn) => turn.text);
  const reported = report?.turns ?? [];
  if (length(live) >= length(reported)) return live.map((turn) => ({ ...turn, final: true }));
  return reported.map((turn, index) => ({ ...turn, id: `r${index + 1}`, final: true }));
}

function recordingStatus({ report }: CallArchive, earlier: string | undefined) {
  if (earlier === "stored" || earlier === "unavailable") return earlier;
  return report?.hasRecording ? "pending" : "none";
}
