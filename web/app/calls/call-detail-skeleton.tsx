import { useText } from "../i18n/use-text";
import { Skeleton } from "../ui/skeleton";

/** The place of a call that is on its way, in its shape. */
export function CallDetailSkeleton() {
  const { t } = useText();
  return (
    <div role="status" className="@container animate-appear">
      <span className="sr-only">{t("loading")}</span>
      <div className="mb-5 grid gap-4">
        <Skeleton height="h-5" className="w-28" />
        <Skeleton height="h-7" className="w-52" />
        <Skeleton className="w-72 max-w-full" />
      </div>
      <div className="grid items-start gap-5 @min-[50rem]:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid gap-5">
          <Block lines={["w-11/12", "w-3/4"]} />
          <Block lines={["w-full", "w-3/4", "w-2/3", "w-5/6", "w-1/2", "w-3/4"]} />
        </div>
        <div className="grid gap-5">
          <Block lines={["w-2/3", "w-1/2"]} />
          <Block lines={["w-3/4", "w-2/3", "w-3/4", "w-1/2"]} />
        </div>
      </div>
    </div>
  );
}

const Block = ({ lines }: { lines: readonly string[] }) => (
  <div className="grid gap-4 rounded-card border border-line bg-surface px-5 py-5">
    <Skeleton height="h-3.5" className="w-24" />
    {lines.map((width, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines without content have nothing else to be told apart by
      <Skeleton key={line} className={width} />
    ))}
  </div>
);
