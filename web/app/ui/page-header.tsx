import type { ReactNode } from "react";

/** A page's title, and its one primary action at the right. */
export function PageHeader({
  title,
  description,
  actions,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div className="grid gap-1">
        <h1 className="font-semibold text-20 md:text-28">{title}</h1>
        {description && <p className="max-w-[68ch] text-14 text-ink-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
