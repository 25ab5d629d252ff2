import type { Turn } from "../../durable-objects/call.schema";
import type { CallId } from "../lib/ids";
import type { CallDetail, CallSummary } from "./calls.schema";
import type { CallRow } from "./calls.sql.ts";
import type { ListedCall } from "./listed-call";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A row as the API answers it. */
export const callSummary = (row: Omit<ListedCall, "sortKey">): CallSummary => ({
  id: row.id,
  status: row.status,
  channel: row.channel,
  direction: row.direction,
  isTest: row.isTest,
  from: row.fromNumber,
  to: row.toNumber,
  startedAt: row.startedAt.toISOString(),
  answeredAt: iso(row.answeredAt),
  endedAt: iso(row.endedAt),
  durationS: row.durationS,
  endedReason: row.endedReason,
  outcome: row.outcome,
  topic: row.topic,
  sentiment: row.sentiment,
  numberId: row.numberId,
  language: row.language,
  cost:
    row.costMicros === null || row.costCurrency === null
      ? null
      : { amountMicros: row.costMicros, currency: row.costCurrency },
});

/** With its conversation. Pass the room's turns and tools while the call lives: D1 has none of it yet. */
export const callDetail = (row: CallRow, turns: Turn[], liveUrl: string): CallDetail => ({
  ...callSummary(row),
  summary: row.summary,
  turns,
  tools: row.tools ?? [],
  costLines: row.costLines?.map(({ source = null, ...line }) => ({ ...line, source })) ?? null,
  recording: { status: row.recordingStatus, reason: row.recordingReason },
  provider: row.provider,
  profileId: row.profileId,
  profileVersion: row.profileVersion,
  liveUrl,
});

/** Where the call can be watched: the app's own origin, as a WebSocket address. */
export const liveUrl = (publicOrigin: string, id: CallId): string =>
  `${publicOrigin.replace(/^http/, "ws")}/api/v1/calls/${id}/live`;
