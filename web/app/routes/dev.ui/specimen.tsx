import type { ReactNode } from "react";

/** One kind of part, under its name. */
export function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="border-line border-b pb-2 font-medium text-13 text-ink-muted">{title}</h2>
      {children}
    </section>
  );
}
