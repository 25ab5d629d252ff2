import { useCallback, useEffect, useRef, useState } from "react";
import { type EarsFault, faultOf, type Recognition, recognitionOf, wordsOf } from "./speech-recognition";

/** The room is told at most this often what is being said, and at least this often that somebody still speaks. */
const TELL_EVERY_MS = 300;
const STILL_SPEAKS_MS = 1_500;

export type Ears = {
  /** Whether the browser can understand speech; null until the page has come to life. */
  isThere: boolean | null;
  isOpen: boolean;
  /** What was understood so far. */
  words: string;
  fault: EarsFault | null;
  /** Listens until `close`, or until `leave` and a pause of the speaker's. */
  open: () => void;
  /** Nobody holds it open any more: it closes by itself once the speaker has said something and stops. */
  leave: () => void;
  /** Says what was understood. */
  close: () => void;
};

type Listeners = {
  lang: string;
  /** Somebody begins to speak. */
  onOpen: () => void;
  onWords: (words: string) => void;
  onSaid: (words: string) => void;
};

/** The browser's speech recognition, one utterance at a time. */
export function useEars({ lang, ...listeners }: Listeners): Ears {
  const on = useRef(listeners);
  on.current = listeners;
  const recognition = useRef<Recognition | null>(null);
  const teller = useRef<ReturnType<typeof setInterval>>();
  const [isThere, setThere] = useState<boolean | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [fault, setFault] = useState<EarsFault | null>(null);

  useEffect(() => {
    setThere(recognitionOf(window) !== null);
    return () => {
      clearInterval(teller.current);
      recognition.current?.abort();
    };
  }, []);

  const isLeft = useRef(false);
  const open = useCallback(() => {
    const Recogniser = recognitionOf(window);
    if (!Recogniser || recognition.current) return;
    const heard = new Recogniser();
    let said = "";
    let told = "";
    let toldMs = 0;
    heard.lang = lang;
    heard.continuous = true;
    heard.interimResults = true;
    heard.onresult = ({ results }) => {
      said = wordsOf(results);
      setWords(said);
      if (isLeft.current && results[results.length - 1]?.isFinal) heard.stop();
    };
    heard.onerror = ({ error }) => setFault(faultOf(error));
    heard.onend = () => {
      recognition.current = null;
      clearInterval(teller.current);
      setOpen(false);
      setWords("");
      if (said !== "") on.current.onSaid(said);
    };
    teller.current = setInterval(() => {
      const isNew = said !== told;
      if (said === "" || (!isNew && Date.now() - toldMs < STILL_SPEAKS_MS)) return;
      told = said;
      toldMs = Date.now();
      on.current.onWords(said);
    }, TELL_EVERY_MS);
    recognition.current = heard;
    isLeft.current = false;
    setFault(null);
    setOpen(true);
    on.current.onOpen();
    try {
      heard.start();
    } catch {
      recognition.current = null;
      clearInterval(teller.current);
      setOpen(false);
      setFault("failed");
    }
  }, [lang]);
  const leave = useCallback(() => {
    isLeft.current = true;
  }, []);
  const close = useCallback(() => recognition.current?.stop(), []);
  return { isThere, isOpen, words, fault, open, leave, close };
}
