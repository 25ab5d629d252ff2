import { formatDateTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { Section } from "~/settings/section";
import { Card } from "~/ui/card";
import { cn } from "~/ui/cn";
import { EmptyState } from "~/ui/empty-state";
import { useReader } from "~/use-session";

type Event = { id: string; what: string; facts: string[]; isBad: boolean; at: string; ago: string };

/** As many as are read at a glance; the others on demand. */
const FIRST = 8;

/** What happened to the account, newest first. */
export function ActivitySection({ events }: { events: readonly Event[] }) {
  const { t } = useText();
  const older = events.slice(FIRST);
  return (
    <Section title={t("security:activity.title")} body={t("security:activity.body")}>
      <Card>
        {events.length === 0 && <EmptyState compact sentence={t("security:activity.empty")} />}
        <Events events={events.slice(0, FIRST)} />
        {older.length > 0 && (
          <details className="group border-line/70 border-t">
            <summary className="flex min-h-11 items-center rounded-control px-5 text-13 text-ink-muted hover:text-ink phone:px-4">
              {t("security:activity.older", { count: older.length })}
            </summary>
            <Events events={older} />
          </details>
        )}
      </Card>
    </Section>
  );
}

function Events({ events }: { events: readonly Event[] }) {
  const reader = useReader();
  return (
    <ol className="divide-y divide-line/70">
      {events.map(({ id, what, facts, isBad, at, ago }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 px-5 py-2.5 text-13 phone:px-4">
          <p className={cn("font-medium", isBad && "text-warn")}>{what}</p>
          <p className="min-w-0 flex-1 basis-56 text-ink-muted phone:order-last phone:basis-full">
            {facts.join(" · ")}
          </p>
          <time dateTime={at} title={formatDateTime(at, reader)} className="ml-auto text-ink-muted">
            {ago}
          </time>
        </li>
      ))}
    </ol>
  );
}
