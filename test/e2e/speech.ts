import type { Page } from "@playwright/test";

/** What the page hears and says, in place of a microphone and a loudspeaker. */
declare global {
  interface Window {
    /** What Ava's voice was given to read, and the mouth that reads it: it stops at a word where `stopAt` says so. */
    spoken: { read: string[]; stopAt: string | null };
    /** Whoever listens just now is told what was said. */
    hears: ((words: string, isFinal: boolean) => void) | null;
  }
}

/** A browser with a voice and with ears, both in the test's hands. */
export const withSpeech = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    class Utterance extends EventTarget {
      lang = "";
      voice = null;
      onstart: (() => void) | null = null;
      onboundary: ((event: { name: string; charIndex: number }) => void) | null = null;
      onend: (() => void) | null = null;
      onerror: ((event: { error: string }) => void) | null = null;
      constructor(readonly text: string) {
        super();
      }
    }
    let current: Utterance | null = null;
    window.spoken = { read: [], stopAt: null };
    const synthesis = {
      getVoices: () => [],
      cancel: () => {
        current = null;
      },
      speak: (utterance: Utterance) => {
        current = utterance;
        window.spoken.read.push(utterance.text);
        setTimeout(() => {
          if (current !== utterance) return;
          utterance.onstart?.();
          for (const { index, 0: word } of utterance.text.matchAll(/\S+/g)) {
            utterance.onboundary?.({ name: "word", charIndex: index });
            if (word === window.spoken.stopAt) return;
          }
          utterance.onend?.();
        }, 20);
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });

    class Recognition {
      lang = "";
      continuous = false;
      interimResults = false;
      onresult: ((event: { results: object }) => void) | null = null;
      onerror: ((event: { error: string }) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        window.hears = (words, isFinal) =>
          this.onresult?.({ results: [Object.assign([{ transcript: words }], { isFinal })] });
      }
      stop() {
        window.hears = null;
        setTimeout(() => this.onend?.(), 10);
      }
      abort() {
        this.stop();
      }
    }
    Object.defineProperty(window, "SpeechRecognition", { value: Recognition });
    Object.defineProperty(window, "webkitSpeechRecognition", { value: Recognition });
  });
};

/** A browser that has neither. */
export const withoutSpeech = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    for (const name of ["SpeechRecognition", "webkitSpeechRecognition"])
      Object.defineProperty(window, name, { value: undefined });
    // The tester asks whether the name is there at all, as everybody does.
    Reflect.deleteProperty(Window.prototype, "speechSynthesis");
    Reflect.deleteProperty(window, "speechSynthesis");
  });
};
