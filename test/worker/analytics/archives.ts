import type { CallArchive } from "../../../durable-objects/call.schema";
import { writeArchive } from "../../../worker/calls/archive.service";
import { callIdFor, type OrgId } from "../../../worker/lib/ids";
import { SECOND } from "../../../worker/lib/time";
import { services } from "../harness";

type Ended = {
  /** When it was answered, ISO 8601. */
  at: string;
  /** Null: nobody answered. */
  durationS?: number | null;
  costMicros?: number | null;
  topic?: string | undefined;
  outcome?: CallArchive["outcome"];
  isTest?: boolean;
  /** The same again is the same call. */
  providerCallId?: string;
};

/** A finished call, as its room would hand it over. */
export async function endedCall(
  orgId: OrgId,
  { at, durationS = 60, costMicros = 50_000, topic, outcome = "answered", isTest = false, ...rest }: Ended,
): Promise<CallArchive> {
  const startedAtMs = Date.parse(at);
  const providerCallId = rest.providerCallId ?? crypto.randomUUID();
  const endedAtMs = startedAtMs + (durationS ?? 0) * SECOND;
  const id = await callIdFor(orgId, "vapi", providerCallId);
  return {
    origin: {
      id,
      orgId,
      provider: "vapi",
      providerCallId,
      profileId: null,
      numberId: null,
      channel: "phone",
      direction: "inbound",
      isTest,
      from: "+33639981234",
      to: null,
      startedAtMs,
    },
    status: "ended",
    statusSeq: 1,
    answeredAtMs: durationS === null ? null : startedAtMs,
    endedAtMs,
    endedReason: "caller-hung-up",
    outcome,
    turns: [],
    tools: [],
    report: {
      endedReason: "caller-hung-up",
      endedAtMs,
      summary: null,
      topic: topic ?? null,
      outcome,
      cost: costMicros === null ? null : { amountMicros: costMicros, currency: "USD", lines: [] },
      turns: [],
      hasRecording: false,
    },
  };
}

/** A finished call, as the job that archives it would write it. */
export async function archivedCall(orgId: OrgId, ended: Ended) {
  const archive = await endedCall(orgId, ended);
  await writeArchive(services, archive);
  return { id: archive.origin.id, archive };
}
