import * as z from "zod";
import type { Collection } from "../store";
import type { CallRecord } from "./call-record";
import type { Answer } from "./delivery";
import { scriptFor } from "./scripts";
import type { ServerMessage } from "./timeline";
import { type Assistant, AssistantBody } from "./wire";

const AssistantAnswer = z.looseObject({
  error: z.string().optional(),
  destination: z.looseObject({ type: z.string() }).optional(),
  assistantId: z.string().optional(),
  assistant: AssistantBody.optional(),
  assistantOverrides: AssistantBody.optional(),
});

const ended = (record: CallRecord, reason: string): CallRecord => ({ ...record, script: `ended:${reason}` });

/** What the answer to `assistant-request` makes of the call. Order of precedence: CONTRACTS.md 1.7, replies. */
export async function withAssistant(
  record: CallRecord,
  answer: Answer,
  assistants: Collection<Assistant>,
): Promise<CallRecord> {
  if (answer?.status !== 200) return ended(record, "assistant-request-failed");
  const parsed = AssistantAnswer.safeParse(answer.body);
  if (!parsed.success) return ended(record, "assistant-request-returned-invalid-assistant");
  const { error, destination, assistantId, assistant: transient, assistantOverrides } = parsed.data;
  if (error) return ended(record, "assistant-request-returned-error");
  if (destination) return ended(record, "assistant-request-returned-forwarding-phone-number");
  const saved = assistantId ? await assistants.get(assistantId) : null;
  if (assistantId && saved?.orgId !== record.call.orgId) return ended(record, "assistant-not-found");
  const found = transient ?? saved;
  if (!found) return ended(record, "assistant-request-returned-no-assistant");
  const assistant = { ...found, ...assistantOverrides };
  const call = { ...record.call, ...(assistantId && { assistantId }) };
  return { ...record, call, assistant, script: record.script ?? scriptFor(assistant).name };
}

const ToolResults = z.looseObject({
  results: z.array(
    z.looseObject({ toolCallId: z.string(), result: z.string().optional(), error: z.string().optional() }),
  ),
});

/** Any status but 200, and any other shape, leaves the tool without a result. */
export function toolResults(answer: Answer): Record<string, string> {
  const parsed = ToolResults.safeParse(answer?.status === 200 ? answer.body : null);
  if (!parsed.success) return {};
  return Object.fromEntries(
    // Vapi cannot read a result of several lines.
    parsed.data.results.map(({ toolCallId, result, error }) => [
      toolCallId,
      (result ?? error ?? "").split("\n")[0] ?? "",
    ]),
  );
}

const Reported = z.looseObject({
  status: z.enum(["queued", "ringing", "in-progress", "forwarding", "ended"]).optional(),
});

/** The call as `GET /call/:id` shows it once this message is sent. */
export function callAfter(record: CallRecord, message: ServerMessage): CallRecord["call"] {
  const updatedAt = new Date(message.timestamp).toISOString();
  if (message.type === "status-update") {
    const { status } = Reported.parse(message);
    const answered = status === "in-progress" ? { startedAt: updatedAt } : {};
    const over = status === "ended" ? { endedAt: updatedAt, endedReason: String(message.endedReason) } : {};
    return { ...record.call, ...(status && { status }), ...answered, ...over, updatedAt };
  }
  if (message.type !== "end-of-call-report") return record.call;
  const { artifact, analysis, costs } = message;
  const cost = typeof message.cost === "number" ? { cost: message.cost } : {};
  return { ...record.call, ...cost, artifact, analysis, costs, updatedAt };
}
