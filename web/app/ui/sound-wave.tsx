import { cn } from "./cn";

const BARS = [
  "h-2 [animation-delay:-0.9s]",
  "h-3.5 [animation-delay:-0.5s]",
  "h-5 [animation-delay:-1.1s]",
  "h-3 [animation-delay:-0.2s]",
  "h-4 [animation-delay:-0.7s]",
];

/** Someone is speaking. */
export function SoundWave({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("inline-flex h-5 items-center gap-[3px]", className)}>
      {BARS.map((bar) => (
        <span key={bar} className={cn("w-[3px] animate-wave rounded-full bg-live", bar)} />
      ))}
    </span>
  );
}
