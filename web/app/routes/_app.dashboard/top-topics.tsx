import { useText } from "~/i18n/use-text";
import { Card, CardHeader } from "~/ui/card";
import type { AnalyticsSummary } from "../../../../worker/analytics/analytics.schema";

/** What people call about most. */
export function TopTopics({ topics }: { topics: AnalyticsSummary["topTopics"] }) {
  const { t } = useText();
  const most = Math.max(...topics.map(({ calls }) => calls));
  return (
    <Card>
      <CardHeader title={t("dashboard:topics.title")} />
      {topics.length === 0 ? (
        <p className="px-5 py-6 text-13 text-ink-muted">{t("dashboard:topics.empty")}</p>
      ) : (
        <ol className="grid gap-4 px-5 py-5">
          {topics.map(({ topic, calls }) => (
            <li key={topic} className="grid gap-1.5">
              <p className="flex justify-between gap-4 text-13">
                <span className="truncate first-letter:uppercase">{topic}</span>
                <span className="tabular whitespace-nowrap text-ink-muted">
                  {t("dashboard:topics.calls", { count: calls })}
                </span>
              </p>
              <svg aria-hidden="true" className="h-1.5 w-full">
                <rect width="100%" height="100%" rx="3" className="fill-ink/6" />
                <rect width={`${((calls / most) * 100).toFixed(2)}%`} height="100%" rx="3" className="fill-accent" />
              </svg>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
