import type { ReactNode } from "react";

/** One kind of part, under its name. */
export function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="border-line border-b pb-2 font-medium text-13 text-ink-muted">{title}</h2>
      {children}
    </section>
  );
}
