import { useCallback, useEffect, useRef, useState } from "react";
import type { Turn } from "../../../durable-objects/call.schema";
import { browserMouth, type MouthFault } from "./mouth";
import { Reader } from "./reader";

const REMEMBERED = "avafirst.voice";

export type Voice = {
  /** Whether the browser has one at all; null until the page has come to life. */
  isThere: boolean | null;
  isOn: boolean;
  isSpeaking: boolean;
  fault: MouthFault | null;
  turnOn: (isOn: boolean) => void;
  /** Falls silent. What was heard of her last turn; null where that is all. */
  cut: () => string | null;
};

/**
 * Reads Ava's turns aloud as they come in, but for those that were there before. `onSpoken` is called once all of a turn was
 * read, aloud or, where the voice is off, on the page.
 */
export function useVoice(
  turns: readonly Turn[],
  { startsOff, onSpoken }: { startsOff: boolean; onSpoken: () => void },
): Voice {
  const reader = useRef<Reader | null>(null);
  const spoken = useRef(onSpoken);
  spoken.current = onSpoken;
  const before = useRef(turns);
  const [isThere, setThere] = useState<boolean | null>(null);
  const [wanted, setWanted] = useState(false);
  const [isSpeaking, setSpeaking] = useState(false);
  const [fault, setFault] = useState<MouthFault | null>(null);
  const isOn = isThere === true && wanted && fault === null;

  useEffect(() => {
    const has = "speechSynthesis" in window && typeof SpeechSynthesisUtterance === "function";
    setThere(has);
    setWanted(!startsOff && localStorage.getItem(REMEMBERED) !== "off");
    const mouth = has ? browserMouth(window.speechSynthesis, setFault) : { read: () => {}, cancel: () => {} };
    const made = new Reader(mouth, {
      speaking: setSpeaking,
      done: () => spoken.current(),
      failed: () => {},
    });
    made.skip(before.current);
    reader.current = made;
    return () => {
      reader.current = null;
      mouth.cancel();
    };
  }, [startsOff]);

  useEffect(() => {
    if (isThere === null) return;
    if (isOn) reader.current?.follow(turns);
    else reader.current?.skip(turns);
  }, [turns, isOn, isThere]);

  const turnOn = useCallback((on: boolean) => {
    setFault(null);
    setWanted(on);
    localStorage.setItem(REMEMBERED, on ? "on" : "off");
  }, []);
  const cut = useCallback(() => reader.current?.cut() ?? null, []);
  return { isThere, isOn, isSpeaking, fault, turnOn, cut };
}
