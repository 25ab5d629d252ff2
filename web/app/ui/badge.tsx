import type { ComponentProps } from "react";
import { cn } from "./cn";

const TONES = {
  neutral: "bg-ink/6 text-ink-muted",
  accent: "bg-accent/10 text-accent",
  good: "bg-good/10 text-good",
  warn: "bg-warn/12 text-warn",
  bad: "bg-bad/10 text-bad",
  live: "bg-live/10 text-live",
} as const;
export type Tone = keyof typeof TONES;

/** A word or two about a thing's state. The word says it; the colour only helps. */
export function Badge({ tone = "neutral", className, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-12 leading-4 [&_svg]:size-3",
        TONES[tone],
        className,
      )}
      {...props}
    />
  );
}
