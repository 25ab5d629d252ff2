import * as z from "zod";

const Bool = z.enum(["true", "false"]).transform((value) => value === "true");
const Input = z.enum(["none", "dtmf", "speech", "any"]);
/** `true` and `false` are the older spelling of `any` and `none`. */
const Interruptible = z
  .enum(["none", "dtmf", "speech", "any", "true", "false"])
  .transform((value) => (value === "true" ? "any" : value === "false" ? "none" : value))
  .pipe(Input);
const Locale = z.string().regex(/^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|multi)$/, "is no BCP-47 language");
const TtsProvider = z.enum(["Google", "Amazon", "ElevenLabs"]);
const Transcriber = z.enum(["Deepgram", "Google"]);
const Reported = z.enum(["speaker-events", "tokens-played", "debugging"]);

/** `wss://`, or plain `ws://` for a server on this machine or of a test. */
const RelayUrl = z
  .url({ protocol: /^wss?$/ })
  .refine((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === "wss:" || hostname === "127.0.0.1" || hostname === "localhost" || hostname.endsWith(".test");
  }, "must be wss://")
  .refine((url) => !url.includes("#"), "holds a fragment");

/** Attributes under their lower-case names; values and defaults of CONTRACTS.md 2.5. */
export const ConversationRelay = z
  .strictObject({
    url: RelayUrl,
    welcomegreeting: z.string().optional(),
    welcomegreetinginterruptible: Interruptible.default("any"),
    welcomegreetinglanguage: Locale.optional(),
    language: Locale.default("en-US"),
    ttslanguage: Locale.optional(),
    transcriptionlanguage: Locale.optional(),
    ttsprovider: TtsProvider.default("ElevenLabs"),
    voice: z.string().min(1).optional(),
    transcriptionprovider: Transcriber.default("Deepgram"),
    speechmodel: z.string().min(1).optional(),
    interruptible: Interruptible.default("any"),
    interruptsensitivity: z.enum(["low", "medium", "high"]).default("high"),
    reportinputduringagentspeech: Interruptible.default("none"),
    preemptible: Bool.default(false),
    dtmfdetection: Bool.default(false),
    partialprompts: Bool.default(false),
    speechtimeout: z
      .string()
      .refine((value) => value === "auto" || (Number(value) >= 600 && Number(value) <= 5000), "is not 600-5000 or auto")
      .optional(),
    eotthreshold: z
      .string()
      .refine((value) => Number(value) >= 0.5 && Number(value) <= 0.9, "is not 0.5-0.9")
      .optional(),
    ignorebackchannel: Bool.optional(),
    backgroundnoisereduction: Bool.optional(),
    hints: z.string().optional(),
    profanityfilter: Bool.optional(),
    deepgramsmartformat: Bool.optional(),
    elevenlabstextnormalization: z.enum(["on", "auto", "off"]).optional(),
    events: z
      .string()
      .transform((text) => text.split(/\s+/).filter(Boolean))
      .pipe(z.array(Reported))
      .default([]),
    debug: z.string().optional(),
    intelligenceservice: z.string().optional(),
    conversationconfiguration: z.string().optional(),
  })
  .refine(
    (relay) =>
      ![relay.language, relay.ttslanguage, relay.transcriptionlanguage].includes("multi") ||
      (relay.transcriptionprovider === "Deepgram" && relay.ttsprovider === "ElevenLabs"),
    "language multi needs Deepgram and ElevenLabs",
  )
  .transform((relay) => ({
    url: relay.url,
    welcomeGreeting: relay.welcomegreeting ?? null,
    welcomeGreetingInterruptible: relay.welcomegreetinginterruptible,
    /** Every language that the element itself names. */
    named: [relay.language, relay.ttslanguage, relay.transcriptionlanguage].filter((code) => code !== undefined),
    /** What the caller is taken to speak. */
    heardLanguage: relay.transcriptionlanguage ?? relay.language,
    interruptible: relay.interruptible,
    reportInput: relay.reportinputduringagentspeech,
    preemptible: relay.preemptible,
    dtmfDetection: relay.dtmfdetection,
    partialPrompts: relay.partialprompts,
    events: relay.events,
  }));

export const LanguageAttributes = z.strictObject({
  code: Locale,
  ttsprovider: TtsProvider.optional(),
  voice: z.string().min(1).optional(),
  ttslanguage: Locale.optional(),
  transcriptionprovider: Transcriber.optional(),
  speechmodel: z.string().min(1).optional(),
  transcriptionlanguage: Locale.optional(),
});

export const ParameterAttributes = z.strictObject({ name: z.string().min(1), value: z.string() });

export type Interruption = z.infer<typeof Input>;
export type Relay = z.infer<typeof ConversationRelay> & { languages: string[]; parameters: Record<string, string> };
