import * as z from "zod";

const Interruptible = z.union([z.boolean(), z.enum(["none", "dtmf", "speech", "any"])]);
const Locale = z.string().regex(/^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|multi)$/);

const Text = z.strictObject({
  type: z.literal("text"),
  token: z.string(),
  last: z.boolean().default(false),
  lang: Locale.optional(),
  interruptible: Interruptible.optional(),
  preemptible: z.boolean().optional(),
});
const Play = z.strictObject({
  type: z.literal("play"),
  source: z.url({ protocol: /^https?$/ }),
  loop: z.int().nonnegative().default(1),
  interruptible: Interruptible.optional(),
  preemptible: z.boolean().optional(),
});
const SendDigits = z.strictObject({ type: z.literal("sendDigits"), digits: z.string().regex(/^[0-9#*w]+$/) });
const Language = z
  .strictObject({
    type: z.literal("language"),
    ttsLanguage: Locale.optional(),
    transcriptionLanguage: Locale.optional(),
  })
  .refine(({ ttsLanguage, transcriptionLanguage }) => ttsLanguage ?? transcriptionLanguage, "names no language");
const End = z.strictObject({ type: z.literal("end"), handoffData: z.string().optional() });

/** What the application may send (CONTRACTS.md 2.6); a field that is not in the table is a mistake. */
const AppFrame = z.discriminatedUnion("type", [Text, Play, SendDigits, Language, End]);
export type AppFrame = z.infer<typeof AppFrame>;

/** Null for what Twilio drops with error 64107. */
export function readAppFrame(text: string): AppFrame | null {
  try {
    const read = AppFrame.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What Twilio sends. */
export type TwilioFrame =
  | {
      type: "setup";
      sessionId: string;
      accountSid: string;
      callSid: string;
      parentCallSid: string;
      from: string;
      to: string;
      forwardedFrom: string;
      callType: "PSTN";
      callerName: string;
      direction: string;
      callStatus: string;
      customParameters: Record<string, string>;
    }
  | { type: "prompt"; voicePrompt: string; lang: string; last: boolean }
  | { type: "interrupt"; utteranceUntilInterrupt: string; durationUntilInterruptMs: number }
  | { type: "dtmf"; digit: string }
  | { type: "error"; description: string }
  | { type: "info"; name: "agentSpeaking" | "clientSpeaking"; value: "on" | "off"; ts: number }
  | { type: "info"; name: "tokensPlayed"; value: string; ts: number };

/** One frame of a session: parsed where it is JSON, as it was where not. */
export type FrameSeen = { from: "twilio" | "app"; atMs: number; frame: unknown };
