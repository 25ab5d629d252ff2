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

type StatusDotProps = {
  tone: Tone;
  /** For a sentence rather than a word. */
  wraps?: boolean;
  children: ReactNode;
  className?: string;
};

/** A dot and its word. A `live` one breathes. */
export function StatusDot({ tone, wraps = false, children, className }: StatusDotProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-2 text-13",
        wraps ? "whitespace-normal" : "whitespace-nowrap",
        className,
      )}
    >
      <span aria-hidden="true" className="relative flex size-2">
        {tone === "live" && <span className="absolute -inset-1 animate-breathe rounded-full bg-live/30" />}
        <span className={cn("relative size-2 rounded-full", DOTS[tone])} />
      </span>
      {children}
    </span>
  );
}
