import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useLiveDesk } from "../../live/use-live-desk";

/** How often the list is asked for while the socket is down: milliseconds. */
const EVERY_MS = 15_000;

/** Asks for the list again when a call begins, ends or changes on the organisation's board. It shows nothing. */
export default function LiveRefresh() {
  const { revalidate } = useRevalidator();
  const { calls, connection } = useLiveDesk([]);
  const board = calls.map(({ id, status }) => `${id} ${status}`).join();
  const known = useRef(board);
  useEffect(() => {
    if (known.current === board) return;
    known.current = board;
    revalidate();
  }, [board, revalidate]);
  useEffect(() => {
    if (connection === "open") return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [connection, revalidate]);
  return null;
}
