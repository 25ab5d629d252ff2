import { ChevronRight, Download } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cn } from "~/ui/cn";
import { type ChartTable, tableCsv } from "./csv";

type ChartFrameProps = {
  title: string;
  description?: ReactNode;
  /** What chooses what is shown. */
  action?: ReactNode;
  table: ChartTable;
  /** Name of the downloaded file, without its ending. */
  file: string;
  className?: string;
  children: ReactNode;
};

/** A chart, and the same figures in a table that opens under it, to be read or taken away. Opens without scripts. */
export function ChartFrame({ title, description, action, table, file, className, children }: ChartFrameProps) {
  const { t } = useText();
  return (
    <Card className={cn("flex min-w-0 flex-col print:break-inside-avoid", className)}>
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-3 border-line border-b px-5 py-3">
        <div className="min-w-0 flex-1 basis-44">
          <h2 className="font-semibold text-14">{title}</h2>
          {description && <p className="text-13 text-ink-muted">{description}</p>}
        </div>
        {action}
      </div>
      <figure aria-label={title} className="flex flex-1 flex-col px-5 pt-6 pb-4">
        {children}
      </figure>
      <details className="group border-line border-t print:hidden">
        <summary className="flex min-h-11 list-none items-center gap-1.5 rounded-control px-5 text-13 text-ink-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 transition group-open:rotate-90" />
          {t("analytics:chart.table")}
        </summary>
        <div className="px-5 pb-5">
          <DataTable title={title} table={table} />
          <DownloadButton table={table} file={file} />
        </div>
      </details>
    </Card>
  );
}

function DataTable({ title, table: { head, rows } }: { title: string; table: ChartTable }) {
  const [first, ...others] = head;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard
    <section aria-label={title} tabIndex={0} className="overflow-x-auto">
      <table aria-label={title} className="w-full border-collapse text-13">
        <thead>
          <tr className="border-line border-b text-12 text-ink-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              {first}
            </th>
            {others.map((name) => (
              <th key={name} scope="col" className="px-2 py-1.5 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
            <tr key={row} className="border-line/70 border-b last:border-b-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal first-letter:uppercase">
                {name?.text}
              </th>
              {cells.map(({ text }, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place
                <td key={column} className="whitespace-nowrap px-2 py-1.5 text-right">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DownloadButton({ table, file }: { table: ChartTable; file: string }) {
  const { t, locale } = useText();
  function download() {
    const address = URL.createObjectURL(new Blob([tableCsv(table, locale)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${file}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <Button size="sm" className="mt-3" onClick={download}>
      <Download aria-hidden="true" />
      {t("analytics:chart.download")}
    </Button>
  );
}
