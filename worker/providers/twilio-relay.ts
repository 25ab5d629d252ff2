import * as z from "zod";
import type { LineEvent, LineProtocol } from "../../durable-objects/voice/desk";
import { twilioLocale } from "./twilio-voices";

const Frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("setup"), sessionId: z.string().min(1), callSid: z.string().min(1) }),
  z.object({ type: z.literal("prompt"), voicePrompt: z.string(), last: z.boolean().default(true) }),
  z.object({ type: z.literal("interrupt"), utteranceUntilInterrupt: z.string().nullish() }),
  z.object({ type: z.literal("dtmf"), digit: z.string().length(1) }),
  z.object({ type: z.literal("error") }),
  z.object({ type: z.literal("info"), name: z.string(), value: z.unknown() }),
]);

const TYPES = new Set<string>(Frame.options.map((option) => option.shape.type.value));
const Typed = z.looseObject({ type: z.string() });

/** Twilio's ConversationRelay (CONTRACTS.md, 2.6). It fetches the sounds it plays from `origin`, where the app is served. */
export const conversationRelay = (origin: string): LineProtocol => ({
  read(text) {
    const json = parseJson(text);
    if (json === undefined) return { type: "unreadable", why: "not-json" };
    const frame = Frame.safeParse(json);
    if (frame.success) return inOurWords(frame.data);
    const type = Typed.safeParse(json).data?.type;
    return { type: "unreadable", why: type !== undefined && !TYPES.has(type) ? "unknown-type" : "wrong-shape" };
  },

  write(frame, country) {
    switch (frame.type) {
      case "text":
        return JSON.stringify({
          type: "text",
          token: frame.text,
          last: frame.last,
          lang: twilioLocale(frame.language, country),
          interruptible: frame.interruptible,
          preemptible: false,
        });
      case "language": {
        const tag = twilioLocale(frame.language, country);
        return JSON.stringify({ type: "language", ttsLanguage: tag, transcriptionLanguage: tag });
      }
      case "play": {
        const source = `${origin}/sounds/${frame.sound}.wav`;
        return JSON.stringify({ type: "play", source, loop: 1, interruptible: false, preemptible: false });
      }
      case "digits":
        return JSON.stringify({ type: "sendDigits", digits: frame.digits });
      case "end":
        return JSON.stringify({ type: "end", handoffData: JSON.stringify({ reason: frame.why }) });
      default:
        return frame satisfies never;
    }
  },
});

function inOurWords(frame: z.infer<typeof Frame>): LineEvent {
  switch (frame.type) {
    case "setup":
      return { type: "setup", session: frame.sessionId, call: frame.callSid };
    case "prompt":
      return { type: "heard", text: frame.voicePrompt, final: frame.last };
    case "interrupt":
      return { type: "interrupted", heard: frame.utteranceUntilInterrupt ?? null };
    case "dtmf":
      return { type: "key", key: frame.digit };
    case "error":
      return { type: "complaint" };
    case "info":
      if (frame.name === "tokensPlayed" && typeof frame.value === "string")
        return { type: "played", text: frame.value };
      if (frame.name === "agentSpeaking" && frame.value === "off") return { type: "finished-speaking" };
      return { type: "nothing" };
    default:
      return frame satisfies never;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
