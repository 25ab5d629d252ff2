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
          <Skeleton height="h-3.5" className="w-32 phone:hidden" />
          <Skeleton height="h-3.5" className="w-28" />
          <Skeleton height="h-3.5" className="ml-auto w-12 phone:hidden" />
          <Skeleton pill height="h-5" className="w-24 phone:ml-auto" />
          <Skeleton height="h-3.5" className="w-40 lg:block phone:hidden md:hidden" />
        </div>
      ))}
    </div>
  );
}
