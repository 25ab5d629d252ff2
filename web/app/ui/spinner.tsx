import { cn } from "./cn";

/** Turns while something loads. It shows only after 160 ms: a fast answer needs no spinner. A `className` says its size too. */
export function Spinner({ className = "size-4" }: { className?: string }) {
  return (
    <span aria-hidden="true" className="inline-flex animate-late">
      <svg viewBox="0 0 16 16" fill="none" aria-hidden="true" className={cn("animate-spin", className)}>
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.5" opacity="0.25" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </span>
  );
}
