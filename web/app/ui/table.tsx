import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Rows to scan. It scrolls sideways inside itself, and its header stays while the page scrolls. */
export function Table({ className, label, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <section aria-label={label} className="relative w-full overflow-x-auto split:overflow-x-visible">
      <table
        aria-label={label}
        className={cn("w-full border-separate border-spacing-0 text-left text-14", className)}
        {...props}
      />
    </section>
  );
}

export function Th({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-12 text-ink-muted first:pl-5 last:pr-5",
        className,
      )}
      {...props}
    />
  );
}

/** A row. Put the link of its first cell in `RowLink`, and the whole row becomes its target. */
export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group relative transition hover:bg-ink/3 has-[a:focus-visible]:bg-accent/6 [&:last-child>td]:border-b-0",
        className,
      )}
      {...props}
    />
  );
}

export function Td({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-12 border-line/70 border-b px-3 py-2 first:pl-5 last:pr-5", className)} {...props} />;
}

/** Class of the one link of a row: it covers the row. */
export const ROW_LINK = "font-medium outline-none after:absolute after:inset-0";
