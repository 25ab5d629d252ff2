import type { CallLanguage } from "../conversation/brain";
import type { Brief } from "../conversation/brief.schema";
import type { Calendar, ToolInput, ToolName, ToolResult } from "./tool";

/** What a tool has to hand while it works. */
export type Desk = {
  brief: Brief;
  language: CallLanguage;
  /** Epoch milliseconds on the business's (perhaps shifted) clock. */
  nowMs: number;
  calendar: Calendar;
  /** The tool use itself: the same one twice makes one appointment. */
  toolId: string;
};

export type Tool<N extends ToolName> = (desk: Desk, input: ToolInput<N>) => ToolResult | Promise<ToolResult>;

/** A fact, to be spoken as it is. */
export const fact = (say: string, more: Omit<ToolResult, "ok" | "say"> = {}): ToolResult => ({
  ok: true,
  say,
  ...more,
});

/** Not done, and what to ask or offer instead. */
export const refusal = (say: string, more: Omit<ToolResult, "ok" | "say"> = {}): ToolResult => ({
  ok: false,
  say,
  ...more,
});

/** The sentence of the call's language; French has a form for each way of addressing the caller. */
export const inWords = (
  { language, brief }: Pick<Desk, "language" | "brief">,
  words: { vous: string; tu?: string; en: string },
): string => (language === "en" ? words.en : brief.profile.formality === "tu" ? (words.tu ?? words.vous) : words.vous);
