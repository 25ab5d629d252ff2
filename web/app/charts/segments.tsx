import { Link } from "@remix-run/react";
import { cn } from "~/ui/cn";

/** A few addresses of which one is shown, as links: they work without scripts, and going back undoes a choice. */
export function Segments({
  label,
  items,
}: {
  label: string;
  items: readonly { to: string; label: string; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="flex shrink-0 rounded-control border border-line bg-surface p-0.5 print:hidden">
      {items.map(({ to, label: name, current }) => (
        <Link
          key={to}
          to={to}
          preventScrollReset
          prefetch="intent"
          aria-current={current || undefined}
          className={cn(
            "inline-flex h-7 items-center whitespace-nowrap rounded-control px-2.5 font-medium text-13 transition phone:h-11",
            current ? "bg-ink/8 text-ink" : "text-ink-muted hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
