import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type CardProps = ComponentProps<"section"> & {
  /** What stands in it keeps off its edge. A list or a card with a header runs to it. */
  padded?: boolean;
};

/** A surface for one thing. */
export function Card({ padded = false, className, ...props }: CardProps) {
  return (
    <section
      className={cn("rounded-card border border-line bg-surface", padded && "p-5 phone:p-4", className)}
      {...props}
    />
  );
}

/** A card's title and, at the right, what can be done with it. */
export function CardHeader({
  title,
  description,
  action,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex min-h-14 items-center justify-between gap-4 border-line border-b px-5 py-3 phone:px-4">
      <div className="min-w-0">
        <h2 className="font-semibold text-14">{title}</h2>
        {description && <p className="text-13 text-ink-muted">{description}</p>}
      </div>
      {action}
    </div>
  );
}
