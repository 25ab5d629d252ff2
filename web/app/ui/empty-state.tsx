import type { ReactNode } from "react";
import { GuideLink } from "../help/guide-link";
import type { GuideSection } from "../help/sections";
import { cn } from "./cn";

type EmptyStateProps = {
  /** One sentence: why it is empty, and what will fill it. */
  sentence: ReactNode;
  /** One action. */
  action?: ReactNode;
  /** What it will look like: a faded row or a short transcript. */
  sample?: ReactNode;
  /** What of the guide goes on from there. */
  help?: GuideSection;
  /** Under a heading of its own. */
  compact?: boolean;
};

export function EmptyState({ sentence, action, sample, help, compact = false }: EmptyStateProps) {
  return (
    <div className={cn("grid justify-items-center gap-5 px-6 text-center", compact ? "py-4" : "py-12")}>
      {sample && (
        <div
          aria-hidden="true"
          inert=""
          className="w-full max-w-md rounded-card border border-line border-dashed p-4 text-left opacity-70"
        >
          {sample}
        </div>
      )}
      <p className="max-w-[46ch] text-14 text-ink-muted">{sentence}</p>
      {action}
      {help && <GuideLink to={help} />}
    </div>
  );
}
