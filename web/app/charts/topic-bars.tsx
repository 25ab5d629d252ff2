import { Link } from "@remix-run/react";
import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import type { AnalyticsSummary } from "../../../worker/analytics/analytics.schema";

/** What people call about most; each leads to the calls that were about it. Everything it says is written beside the bars. */
export function TopicBars({ topics }: { topics: AnalyticsSummary["topTopics"] }) {
  const { t, locale } = useText();
  const width = scaleLinear<number>({ domain: [0, Math.max(...topics.map(({ calls }) => calls))], range: [0, 100] });
  return (
    <ol className="grid gap-1">
      {topics.map(({ topic, calls }) => (
        <li key={topic}>
          <Link
            to={`/calls?${new URLSearchParams({ q: topic })}`}
            prefetch="intent"
            className="-mx-2 grid min-h-11 content-center gap-1.5 rounded-control px-2 py-1.5 transition hover:bg-ink/4"
          >
            <span className="flex justify-between gap-4 text-13">
              <span className="truncate first-letter:uppercase">{topic}</span>
              <span className="tabular whitespace-nowrap text-ink-muted">
                {t("analytics:perDay.callsCount", { count: calls, formatted: formatCount(calls, locale) })}
              </span>
            </span>
            <svg aria-hidden="true" className="h-1.5 w-full">
              <rect width="100%" height="100%" rx="3" className="fill-ink/6" />
              <Bar width={`${width(calls).toFixed(2)}%`} height="100%" rx="3" className="fill-accent" />
            </svg>
          </Link>
        </li>
      ))}
    </ol>
  );
}
