import { vapiFor } from "../integrations/vapi-account";
import { notFound } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { getRecording } from "../providers/vapi-calls";
import type { Services } from "../services";
import { getCall, setRecording } from "./calls.queries";
import type { CallDeletionRow } from "./calls.sql.ts";
import { hasRow } from "./deletions.queries";
import { isErased } from "./deletions.service";

const folderOf = (orgId: OrgId) => `recordings/${orgId}/`;
/** Where a call's recording lies in the bucket. */
export const recordingKey = (orgId: OrgId, id: CallId) => `${folderOf(orgId)}${id}`;

/** The job `recording.copy`: streams the provider's audio into R2. Idempotent; a provider without it is final and says so. Throws `NotYet` while the call's deletion can be undone. */
export async function copyRecording(services: Services, orgId: OrgId, id: CallId): Promise<void> {
  if (await isErased(services, orgId, id)) return;
  const call = await getCall(services.db, orgId, id);
  if (call?.recordingStatus !== "pending") return;
  const vapi = await vapiFor(services, orgId);
  const audio = await getRecording(vapi, call.providerCallId);
  if (!audio?.body) {
    await setRecording(services.db, orgId, id, {
      recordingStatus: "unavailable",
      recordingReason: "provider-has-none",
    });
    return log.warn("recording.unavailable", { callId: id, orgId });
  }
  const key = recordingKey(orgId, id);
  const contentType = audioType(audio.headers.get("Content-Type"));
  // R2 needs the length of what it is sent, which a chunked answer does not tell.
  const body = audio.headers.has("Content-Length") ? audio.body : await audio.arrayBuffer();
  await services.recordings.put(key, body, { httpMetadata: { contentType } });
  await setRecording(services.db, orgId, id, { recordingStatus: "stored", recordingKey: key });
  // Erased while it was copied. One that is deleted and can be brought back keeps it.
  if (!(await hasRow(services.db, orgId, id))) return services.recordings.delete(key);
  log.info("recording.copied", { callId: id, orgId });
}

/** Deletes the recording of a call that is being erased. Idempotent. */
export async function eraseRecording(
  { recordings }: Pick<Services, "recordings">,
  { orgId, callId, recordingKey: kept }: Pick<CallDeletionRow, "orgId" | "callId" | "recordingKey">,
): Promise<"deleted"> {
  const usual = recordingKey(orgId, callId);
  await recordings.delete([...new Set([usual, kept ?? usual])]);
  return "deleted";
}

/** Deletes every recording of an organisation that is being erased, whichever call it belongs to. Idempotent. */
export async function eraseRecordings({ recordings }: Pick<Services, "recordings">, orgId: OrgId): Promise<void> {
  for (;;) {
    // What was on the page before is gone, so that the next page is the first.
    const { objects } = await recordings.list({ prefix: folderOf(orgId) });
    if (objects.length === 0) return;
    await recordings.delete(objects.map(({ key }) => key));
  }
}

/** It is served from our own origin later, where a provider's `text/html` would be a page of ours. We ask for MP3. */
const audioType = (given: string | null) => (given && /^audio\/[\w.+-]+$/.test(given) ? given : "audio/mpeg");

/**
 * The stored audio, or the `Range` of it that a player asks for; 416 with the size for one past the end. Throws
 * `not_found` while there is none.
 */
export async function readRecording(
  { db, recordings }: Pick<Services, "db" | "recordings">,
  orgId: OrgId,
  id: CallId,
  headers: Headers,
): Promise<Response> {
  const call = await getCall(db, orgId, id);
  if (!call?.recordingKey) throw notFound("recording");
  const key = call.recordingKey;
  const audio = await recordings.get(key, { range: headers }).catch((error: unknown) => {
    if (isPastEnd(error)) return "past-end" as const;
    throw error;
  });
  if (audio === "past-end") return refuseRange((await recordings.head(key))?.size);
  if (!audio) throw notFound("recording");
  // The runtime on a developer's machine answers such a range with the whole.
  if (firstAsked(headers) >= audio.size) {
    await audio.body.cancel();
    return refuseRange(audio.size);
  }

  const answer = new Headers({
    "Accept-Ranges": "bytes",
    // A deleted recording must not play from a browser's memory.
    "Cache-Control": "private, no-cache",
    ETag: audio.httpEtag,
  });
  audio.writeHttpMetadata(answer);
  const range = headers.has("Range") && audio.range ? boundsOf(audio.range, audio.size) : null;
  if (range) answer.set("Content-Range", `bytes ${range.first}-${range.last}/${audio.size}`);
  answer.set("Content-Length", String(range ? range.last - range.first + 1 : audio.size));
  return new Response(audio.body, { status: range ? 206 : 200, headers: answer });
}

/** R2 tells which error it is in its message only. */
const isPastEnd = (error: unknown) => error instanceof Error && error.message.includes("(10039)");

const firstAsked = (headers: Headers) => Number(/^bytes=(\d+)-/.exec(headers.get("Range") ?? "")?.[1] ?? -1);

const refuseRange = (size: number | undefined) =>
  new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size ?? "*"}` } });

/** R2's type says that a range has one form; the runtime names all three fields, undefined where there is nothing to say. */
type GivenRange = { offset?: number | undefined; length?: number | undefined; suffix?: number | undefined };

function boundsOf({ offset = 0, length, suffix }: GivenRange, size: number): { first: number; last: number } {
  if (suffix !== undefined) return { first: Math.max(0, size - suffix), last: size - 1 };
  return { first: offset, last: length === undefined ? size - 1 : Math.min(size, offset + length) - 1 };
}
