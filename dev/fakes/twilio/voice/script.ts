/** What a frame of a broken Twilio may look like. */
export const BAD_FRAMES = {
  "not json": "this is not json",
  unknown: JSON.stringify({ type: "weather", sky: "blue" }),
  oversized: JSON.stringify({ type: "prompt", voicePrompt: "bla ".repeat(50_000), lang: "fr-FR", last: true }),
  "wrong types": JSON.stringify({ type: "prompt", voicePrompt: 42, lang: null, last: "yes" }),
} as const;

/**
 * What a scripted caller does next. Whatever is said or pressed waits until Ava has had her turn and finished speaking,
 * unless it cuts in.
 */
export type ScriptStep =
  /** Words; growing pieces first unless `partials` is false (and only where the TwiML asked for them). */
  | { say: string; partials?: boolean }
  /** Cuts in once so many characters of Ava's turn were heard, with words or with a cough. */
  | { interruptAfter: number; say?: string }
  /** Words at once, whatever Ava does: also while she is still thinking. */
  | { blurt: string }
  | { keys: string }
  /** Milliseconds of thinking. */
  | { pause: number }
  /** Ava has had her turn; then nothing is said for so long, milliseconds. */
  | { silence: number }
  | { badFrame: keyof typeof BAD_FRAMES }
  | { waitForAva: true }
  /** Ava's last words must say this: else the record has an error 0. */
  | { expects: RegExp }
  /**
   * A conversation that Ava leads: her last words are answered by the first pattern that they match (`$1` is what it
   * caught of them), else by `otherwise`, until they match `until` or so many answers were given.
   */
  | { answers: readonly (readonly [RegExp, string])[]; otherwise: string; until: RegExp; atMost?: number }
  /** At once, whoever speaks. */
  | { hangUp: true };

export type VoiceScript = {
  name: string;
  /** One line for the control page. */
  about: string;
  steps: readonly ScriptStep[];
};
