import { useCallback, useEffect, useMemo, useState } from "react";
import type { KnownCall } from "../live/live-state";
import { useLiveCall } from "../live/use-live-call";
import { avaState } from "./ava-state";
import { stillUnsent, toSay, type Unsent, withUnsent } from "./outbox";
import { useEars } from "./use-ears";
import { useVoice } from "./use-voice";

type Conversation = {
  callId: string;
  known: KnownCall | null;
  /** The language that is listened for until Ava has spoken. */
  language: string;
  startsQuiet: boolean;
};

/** A conversation with Ava: the call as anybody sees it, and the owner's part in it. */
export function useConversation({ callId, known, language, startsQuiet }: Conversation) {
  const { state, connection, reconnect, send } = useLiveCall(callId, known);
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const [isLeaving, setLeaving] = useState(false);
  const { turns, isOver } = state;

  const voice = useVoice(turns, { startsOff: startsQuiet, onSpoken: () => send({ type: "spoken" }) });
  const { cut } = voice;
  /** Whoever speaks, or begins to write, is listened to. */
  const interrupt = useCallback(() => {
    const heardText = cut();
    if (heardText !== null) send({ type: "interrupt", heardText });
  }, [cut, send]);

  const say = useCallback(
    (typed: string) => {
      const one = toSay(typed, crypto.randomUUID(), turns);
      if (!one) return;
      interrupt();
      setUnsent((before) => [...before, one]);
      send({ type: "say", text: one.text, id: one.id });
    },
    [turns, send, interrupt],
  );
  const spokenLanguage = turns.findLast(({ role, lang }) => role === "ava" && lang)?.lang ?? language;
  const ears = useEars({
    lang: spokenLanguage,
    onOpen: interrupt,
    onWords: (words) => send({ type: "saying", text: words }),
    onSaid: say,
  });

  useEffect(() => setUnsent((before) => stillUnsent(before, turns)), [turns]);
  // What was said while the line was down, or as it went, is said again: a sentence that arrived twice is one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each line, not for each sentence
  useEffect(() => {
    if (connection !== "open") return;
    for (const { text, id } of unsent) send({ type: "say", text, id });
    if (isLeaving) send({ type: "hangup" });
  }, [connection]);

  const hangUp = useCallback(() => {
    interrupt();
    setLeaving(true);
    send({ type: "hangup" });
  }, [interrupt, send]);

  const shown = useMemo(
    () => ({ ...state, turns: isOver ? turns : withUnsent(turns, unsent) }),
    [state, turns, isOver, unsent],
  );
  const ava = avaState({ ...state, isReading: voice.isSpeaking, isSending: unsent.length > 0 });
  return { state: shown, ava, connection, reconnect, voice, ears, say, interrupt, hangUp, isLeaving };
}
