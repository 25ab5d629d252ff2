/** What we use of the browser's speech recognition (Web Speech API, a draft of the W3C's community group): TypeScript does not know it. */
export type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  /** Ends with what it has understood. */
  stop: () => void;
  start: () => void;
  /** Ends at once, with nothing. */
  abort: () => void;
};

declare global {
  interface Window {
    SpeechRecognition?: new () => Recognition;
    webkitSpeechRecognition?: new () => Recognition;
  }
}

/** Null where the browser has none. */
export const recognitionOf = (browser: Window): (new () => Recognition) | null =>
  browser.SpeechRecognition ?? browser.webkitSpeechRecognition ?? null;

/** Why nothing is understood: the API's own words that a person can act on, and `failed` for any other. */
export const EARS_FAULTS = ["not-allowed", "audio-capture", "network", "no-speech", "failed"] as const;
export type EarsFault = (typeof EARS_FAULTS)[number];

/** Null: it was us who ended it. */
export function faultOf(error: string): EarsFault | null {
  if (error === "aborted") return null;
  if (error === "service-not-allowed") return "not-allowed";
  return EARS_FAULTS.find((known) => known === error) ?? "failed";
}

/** The words of a result so far: what is certain, and what may still change. */
export const wordsOf = (results: Parameters<NonNullable<Recognition["onresult"]>>[0]["results"]): string =>
  Array.from(results)
    .map((result) => result[0]?.transcript ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
