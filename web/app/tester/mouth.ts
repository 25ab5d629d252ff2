import type { Mouth, Passage } from "./reader";

/** A voice that has not begun within this time never will: some browsers accept what they cannot say. */
const BEGINS_WITHIN_MS = 4_000;
/** The slowest that a voice reads, in characters a second; and what it may take beyond that. */
const SLOWEST_CHARS_PER_S = 8;
const SLACK_MS = 4_000;

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** The voice for a language: of the same region before another, of the device before one that needs the network. Null: the browser's own. */
export function voiceFor<V extends Voice>(voices: readonly V[], lang: string): V | null {
  const wanted = lang.toLowerCase();
  const [language = wanted] = wanted.split("-");
  const score = (voice: V) => {
    const own = voice.lang.toLowerCase().replace("_", "-");
    if (own.split("-")[0] !== language) return -1;
    const isHome = own === wanted || (wanted === language && own === `${language}-${HOME[language] ?? language}`);
    return (isHome ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  };
  return voices.reduce<V | null>((best, voice) => {
    if (score(voice) < 0) return best;
    return best === null || score(voice) > score(best) ? voice : best;
  }, null);
}

/** Of the regions that share a language, the one that is meant where none is named. */
const HOME: Record<string, string> = { fr: "fr", en: "us", es: "es", de: "de", it: "it" };

/** Why nothing is heard: the browser waits for a gesture, or has no voice that works. */
export type MouthFault = "blocked" | "broken";

/** The browser's own speech synthesis. `onFault` is called before the passage fails. */
export function browserMouth(synthesis: SpeechSynthesis, onFault: (fault: MouthFault) => void): Mouth {
  // Kept while it is read: Chromium forgets the events of an utterance that nobody holds.
  let held: SpeechSynthesisUtterance | null = null;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  function read(passage: Passage, on: Parameters<Mouth["read"]>[1]) {
    const utterance = new SpeechSynthesisUtterance(passage.text);
    utterance.lang = passage.lang ?? "";
    utterance.voice = voiceFor(synthesis.getVoices(), utterance.lang || document.documentElement.lang);
    const settle = (how: () => void) => {
      if (held !== utterance) return;
      held = null;
      clearTimeout(watchdog);
      how();
    };
    const fail = (fault: MouthFault) =>
      settle(() => {
        synthesis.cancel();
        onFault(fault);
        on.fail();
      });
    const watch = (ms: number) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => fail("broken"), ms);
    };
    utterance.onstart = () =>
      held === utterance && watch((passage.text.length / SLOWEST_CHARS_PER_S) * 1000 + SLACK_MS);
    utterance.onboundary = ({ name, charIndex }) => name !== "sentence" && on.word(charIndex);
    utterance.onend = () => settle(on.end);
    utterance.onerror = ({ error }) => fail(error === "not-allowed" ? "blocked" : "broken");
    held = utterance;
    watch(BEGINS_WITHIN_MS);
    synthesis.speak(utterance);
  }

  return {
    read,
    cancel: () => {
      held = null;
      clearTimeout(watchdog);
      synthesis.cancel();
    },
  };
}
