import { useCallback, useEffect, useRef, useState } from "react";
import type { SpeakerFrame } from "../../../durable-objects/voice/speaker.schema";
import { watchCall } from "./live-socket";
import { advanceLive, type KnownCall, type LiveState, openLiveState } from "./live-state";
import type { Connection, WatchedSocket } from "./watch-socket";

/**
 * A call as it happens. Starts from what the page was rendered with, so that it is readable before the socket is there and
 * without it. The one owner of the socket.
 */
export function useLiveCall(callId: string, known: KnownCall | null) {
  const [state, setState] = useState<LiveState>(() => openLiveState(known));
  const [connection, setConnection] = useState<Connection>(state.isOver ? "closed" : "connecting");
  const socket = useRef<WatchedSocket | null>(null);
  const start = useRef(state);

  useEffect(() => {
    let latest = start.current;
    if (latest.isOver) return;
    const watching = watchCall({
      callId,
      after: () => latest.seq,
      onEvent: (event) => {
        latest = advanceLive(latest, event);
        start.current = latest;
        setState(latest);
        if (latest.isOver) return "stop";
        return latest.isBehind ? "resume" : "go-on";
      },
      onConnection: setConnection,
    });
    socket.current = watching;
    return () => {
      socket.current = null;
      watching.close();
    };
  }, [callId]);

  const reconnect = useCallback(() => socket.current?.reconnect(), []);
  const send = useCallback((frame: SpeakerFrame) => socket.current?.send(frame) ?? false, []);
  return { state, connection, reconnect, send };
}
