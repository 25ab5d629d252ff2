import { useText } from "../i18n/use-text";
import { Skeleton } from "../ui/skeleton";

/** The place of a list of calls that is on its way. */
export function CallListSkeleton({ rows }: { rows: number }) {
  const { t } = useText();
  return (
    <div role="status" className="animate-late divide-y divide-line/70">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have nothing else to be told apart by
        <div key={row} className="flex h-12 items-center gap-6 px-5 phone:h-20">
          <Skeleton className="h-3.5 w-32 phone:hidden" />
          <Skeleton className="h-3.5 w-28" />
          <Skeleton className="ml-auto h-3.5 w-12 phone:hidden" />
          <Skeleton className="h-5 w-24 rounded-full phone:ml-auto" />
          <Skeleton className="h-3.5 w-40 lg:block phone:hidden md:hidden" />
        </div>
      ))}
    </div>
  );
}
