import { cn } from "./cn";

/** The place of what is loading, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-4 animate-breathe rounded-control bg-ink/8", className)} />;
}
