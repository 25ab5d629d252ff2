import { cn } from "./cn";

/** Ava's mark: a capital A whose crossbar is a voice. A `className` says its size too. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("text-accent", className)}>
      <path
        d="M3.6 20.2 10.9 4.6a1.2 1.2 0 0 1 2.2 0l7.3 15.6"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M9 14.9v1.4M12 11.6v8M15 14.2v2.8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** The mark and the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-16 tracking-[-0.015em]", className)}>
      <Mark />
      AvaFirst
    </span>
  );
}
