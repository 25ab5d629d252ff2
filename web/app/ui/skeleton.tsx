import { cn } from "./cn";

type SkeletonProps = {
  /** A class: a line of text's height unless told. */
  height?: string;
  pill?: boolean;
  className?: string;
};

/** The place of what is loading, in its size. */
export function Skeleton({ height = "h-4", pill = false, className }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={cn("block animate-breathe bg-ink/8", height, pill ? "rounded-full" : "rounded-control", className)}
    />
  );
}
