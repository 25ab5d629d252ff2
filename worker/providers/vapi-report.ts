import * as z from "zod";
import { CALL_OUTCOMES, type CallReport, MAX_TURN_CHARS, Sentiment } from "../../durable-objects/call.schema";
import { outcomeOf, readEndedReason } from "./vapi-reasons";

const MICROS = 1_000_000;
/** Vapi bills in US dollars (CONTRACTS.md 1.5). */
const CURRENCY = "USD";

const Said = z.looseObject({
  role: z.string(),
  message: z.string().optional(),
  time: z.number().optional(),
  endTime: z.number().optional(),
});
const Report = z.looseObject({
  endedReason: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  cost: z.number().nullish(),
  costs: z.array(z.looseObject({ type: z.string(), cost: z.number().optional() })).nullish(),
  artifact: z
    .looseObject({
      messages: z.array(Said).nullish(),
      recordingUrl: z.string().nullish(),
      recording: z.unknown().optional(),
    })
    .nullish(),
  analysis: z
    .looseObject({ summary: z.string().nullish(), structuredData: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
});
const Structured = z.object({
  topic: z.string().trim().min(1).max(80).optional().catch(undefined),
  outcome: z.enum(CALL_OUTCOMES).optional().catch(undefined),
  sentiment: Sentiment.optional().catch(undefined),
});

const micros = (amount: number) => Math.round(amount * MICROS);
const textOrNull = (text: string | null | undefined) => text?.trim() || null;

/** An end-of-call report in our words. What Vapi leaves out or leaves empty is null: never "", never 0. */
export function vapiReport(message: unknown, startedAtMs: number, atMs: number): CallReport {
  const report = Report.parse(message);
  const endedReason = readEndedReason(report.endedReason, { wasAnswered: report.startedAt !== undefined });
  const structured = Structured.parse(report.analysis?.structuredData ?? {});
  return {
    endedReason,
    endedAtMs: Date.parse(report.endedAt ?? "") || atMs,
    summary: textOrNull(report.analysis?.summary),
    topic: structured.topic ?? null,
    sentiment: structured.sentiment ?? null,
    outcome: outcomeOf(endedReason) ?? structured.outcome ?? null,
    cost:
      typeof report.cost === "number"
        ? {
            amountMicros: micros(report.cost),
            currency: CURRENCY,
            lines: (report.costs ?? []).map(({ type, cost }) => ({
              item: type,
              amountMicros: micros(cost ?? 0),
              source: "vapi",
            })),
          }
        : null,
    turns: (report.artifact?.messages ?? []).flatMap((said) => {
      const role = said.role === "user" ? "caller" : said.role === "bot" || said.role === "assistant" ? "ava" : null;
      const text = textOrNull(said.message)?.slice(0, MAX_TURN_CHARS);
      if (!role || !text) return [];
      const sinceStartMs = (atMs: number) => Math.max(0, Math.round(atMs - startedAtMs));
      const endMs = said.endTime ? { endMs: sinceStartMs(said.endTime) } : {};
      return [{ role, text, atMs: sinceStartMs(said.time ?? startedAtMs), ...endMs }];
    }),
    hasRecording: Boolean(report.artifact?.recordingUrl ?? report.artifact?.recording),
  };
}
