import type { CallArchive } from "../../durable-objects/call.schema";
import { setRecording } from "../../worker/calls/calls.queries";
import { recordingKey } from "../../worker/calls/recording.service";
import type { Services } from "../../worker/services";
import { soundOf } from "../fakes/sound";

/** A recording is most of a megabyte: as many as a demo plays. */
const RECORDED = 20;

/** Gives the latest calls in which somebody spoke a recording: a hum where each turn was said. */
export async function recordLatest(services: Services, month: CallArchive[]): Promise<void> {
  const spoken = month.filter(({ turns }) => turns.some(({ role }) => role === "caller")).slice(-RECORDED);
  for (const { origin, turns, answeredAtMs, endedAtMs } of spoken) {
    // A recording begins when the call is answered, and turns are counted from its start.
    const answeredMs = (answeredAtMs ?? origin.startedAtMs) - origin.startedAtMs;
    const hums = turns.map(({ role, atMs, endMs = atMs }) => ({
      by: role,
      fromS: (atMs - answeredMs) / 1000,
      lengthS: (endMs - atMs) / 1000,
    }));
    const seconds = (endedAtMs - origin.startedAtMs - answeredMs) / 1000;
    const key = recordingKey(origin.orgId, origin.id);
    await services.recordings.put(key, soundOf(hums, seconds), { httpMetadata: { contentType: "audio/wav" } });
    await setRecording(services.db, origin.orgId, origin.id, { recordingStatus: "stored", recordingKey: key });
  }
}
