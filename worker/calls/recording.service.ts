import { vapiFor } from "../integrations/vapi-account";
import { AppError, notFound } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { getRecording } from "../providers/vapi";
import type { Services } from "../services";
import { getCall, setRecording } from "./calls.queries";

const keyOf = (orgId: OrgId, id: CallId) => `recordings/${orgId}/${id}`;

/** The job `recording.copy`: streams the provider's audio into R2. Idempotent; a provider without it is final and says so. */
export async function copyRecording(services: Services, orgId: OrgId, id: CallId): Promise<void> {
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
  const key = keyOf(orgId, id);
  const contentType = audio.headers.get("Content-Type") ?? "audio/mpeg";
  // R2 needs the length of what it is sent, which a chunked answer does not tell.
  const body = audio.headers.has("Content-Length") ? audio.body : await audio.arrayBuffer();
  await services.recordings.put(key, body, { httpMetadata: { contentType } });
  await setRecording(services.db, orgId, id, { recordingStatus: "stored", recordingKey: key });
  log.info("recording.copied", { callId: id, orgId });
}

/** The stored audio, or the `Range` of it that a player asks for. Throws `not_found` while there is none. */
export async function readRecording(
  { db, recordings }: Pick<Services, "db" | "recordings">,
  orgId: OrgId,
  id: CallId,
  headers: Headers,
): Promise<Response> {
  const call = await getCall(db, orgId, id);
  if (!call?.recordingKey) throw notFound("recording");
  const audio = await recordings.get(call.recordingKey, { range: headers }).catch((cause: unknown) => {
    throw new AppError("invalid_input", "The Range cannot be satisfied.", { cause });
  });
  if (!audio) throw notFound("recording");

  const answer = new Headers({
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=3600",
    ETag: audio.httpEtag,
  });
  audio.writeHttpMetadata(answer);
  const range = headers.has("Range") && audio.range ? boundsOf(audio.range, audio.size) : null;
  if (range) answer.set("Content-Range", `bytes ${range.first}-${range.last}/${audio.size}`);
  answer.set("Content-Length", String(range ? range.last - range.first + 1 : audio.size));
  return new Response(audio.body, { status: range ? 206 : 200, headers: answer });
}

/** R2's type says that a range has one form; the runtime names all three fields, undefined where there is nothing to say. */
type GivenRange = { offset?: number | undefined; length?: number | undefined; suffix?: number | undefined };

function boundsOf({ offset = 0, length, suffix }: GivenRange, size: number): { first: number; last: number } {
  if (suffix !== undefined) return { first: Math.max(0, size - suffix), last: size - 1 };
  return { first: offset, last: length === undefined ? size - 1 : Math.min(size, offset + length) - 1 };
}
