import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cn } from "./cn";

const DOTS: Record<Tone, string> = {
  neutral: "bg-edge",
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  live: "bg-live",
};

/** A dot and its word. A `live` one breathes. */
export function StatusDot({ tone, children, className }: { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 whitespace-nowrap text-13", className)}>
      <span aria-hidden="true" className="relative flex size-2">
        {tone === "live" && <span className="absolute -inset-1 animate-breathe rounded-full bg-live/30" />}
        <span className={cn("relative size-2 rounded-full", DOTS[tone])} />
      </span>
      {children}
    </span>
  );
}
