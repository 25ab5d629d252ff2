import type { ReactNode } from "react";

export const PanelTitle = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mb-4 grid gap-1">
    <h2 className="font-semibold text-16">{title}</h2>
    <p className="max-w-[60ch] text-14 text-ink-muted">{children}</p>
  </div>
);
