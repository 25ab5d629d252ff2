import { useCallback, useEffect, useRef, useState } from "react";
import { type DeskCall, DeskEvent } from "../../../durable-objects/live-desk.schema";
import { advanceDesk, type DeskState, openDesk } from "./desk-state";
import { type Connection, type WatchedSocket, watchSocket } from "./watch-socket";

/**
 * The organisation's calls as they happen, over one socket. Starts from what the page was rendered with, so that it can be read
 * before the socket is there and without it. A socket that missed something is opened anew: the board is small.
 */
export function useLiveDesk(known: readonly DeskCall[]) {
  const [state, setState] = useState<DeskState>(() => openDesk(known));
  const [connection, setConnection] = useState<Connection>("connecting");
  const socket = useRef<WatchedSocket | null>(null);

  useEffect(() => {
    let latest = openDesk([]);
    const watching = watchSocket({
      path: () => "/live",
      ends: false,
      read: (frame) => DeskEvent.safeParse(frame).data ?? null,
      onEvent: (event) => {
        latest = advanceDesk(latest, event);
        if (latest.isBehind) {
          latest = openDesk(latest.calls);
          return "resume";
        }
        setState(latest);
        return "go-on";
      },
      onConnection: setConnection,
    });
    socket.current = watching;
    return () => {
      socket.current = null;
      watching.close();
    };
  }, []);

  const reconnect = useCallback(() => socket.current?.reconnect(), []);
  return { calls: state.calls, connection, reconnect };
}
