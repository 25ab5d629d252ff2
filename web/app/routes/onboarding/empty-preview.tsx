import type { ReactNode } from "react";
import { Mark } from "~/ui/logo";

/** Where Ava will show, before there is anything to show. */
export function EmptyPreview({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-48 content-center justify-items-center gap-3 rounded-card border border-line border-dashed px-8 py-10 text-center">
      <Mark className="size-7 opacity-60" />
      <p className="max-w-[34ch] text-14 text-ink-muted">{children}</p>
    </div>
  );
}
