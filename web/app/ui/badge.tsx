import type { ComponentProps } from "react";
import { cn } from "./cn";

const TONES = {
  neutral: "bg-ink/6 text-ink-muted",
  accent: "bg-accent/10 text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  live: "bg-live-soft text-ink",
} as const;
export type Tone = keyof typeof TONES;

type BadgeProps = ComponentProps<"span"> & {
  tone?: Tone;
  /** A line around it instead of a tone: a kind of thing, rather than its state. */
  outlined?: boolean;
};

/** A word or two about a thing's state. The word says it; the colour only helps. */
export function Badge({ tone = "neutral", outlined = false, className, children, ...props }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium normal-nums text-12 leading-4 [&_svg]:size-3",
        outlined ? "border border-line text-ink-muted" : TONES[tone],
        className,
      )}
      {...props}
    >
      {tone === "live" && <span aria-hidden="true" className="mr-0.5 size-1.5 animate-breathe rounded-full bg-live" />}
      {children}
    </span>
  );
}
