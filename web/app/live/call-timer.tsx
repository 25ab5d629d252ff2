import { useEffect, useState } from "react";
import type { LiveCall } from "../../../durable-objects/call.schema";
import { formatClock } from "../format";
import { cn } from "../ui/cn";

const SECOND_MS = 1000;

type CallTimerProps = {
  call: LiveCall | null;
  /** The server's clock when the page was read, epoch milliseconds. */
  serverNowMs: number;
  className?: string;
};

/** How long the call has been spoken: runs from the answer, stops at the end. Nothing before it is answered. */
export function CallTimer({ call, serverNowMs, className }: CallTimerProps) {
  const nowMs = useServerClock(serverNowMs, call?.answeredAt != null && call.status !== "ended");
  if (!call?.answeredAt) return null;
  const untilMs = call.endedAt ? Date.parse(call.endedAt) : nowMs;
  return (
    <span role="timer" className={cn("tabular font-medium text-14", className)}>
      {formatClock((untilMs - Date.parse(call.answeredAt)) / SECOND_MS)}
    </span>
  );
}

/** The server's time, ticking each second while `running`: a device whose clock is wrong still shows the right duration. */
function useServerClock(serverNowMs: number, running: boolean): number {
  const [offsetMs, setOffsetMs] = useState<number | null>(null);
  const [nowMs, setNowMs] = useState(serverNowMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clocks are compared once, when the page comes to life
  useEffect(() => setOffsetMs(serverNowMs - Date.now()), []);
  useEffect(() => {
    if (!running || offsetMs === null) return;
    const tick = () => setNowMs(Date.now() + offsetMs);
    tick();
    const timer = setInterval(tick, SECOND_MS);
    return () => clearInterval(timer);
  }, [running, offsetMs]);
  return nowMs;
}
