import type { Turn } from "../../../durable-objects/call.schema";
import { formatClock, formatCount } from "../format";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import { percentile, type TimedAnswer, timedAnswers } from "./latency";

/** A bar's own measure, whatever its width on the page. */
const WIDTH = 100;

/** How long each of Ava's answers took, and what took it; nothing where nobody measured it. */
export function CallLatency({ turns }: { turns: readonly Turn[] }) {
  const { t } = useText();
  const answers = timedAnswers(turns);
  if (answers.length === 0) return null;
  const totals = answers.map(({ sentMs }) => sentMs);
  const longestMs = Math.max(1, ...totals);
  const takenOver = answers.filter(({ tookOver }) => tookOver).length;
  return (
    <Card>
      <CardHeader title={t("report:latency.title")} description={t("report:latency.body")} />
      <dl className="flex flex-wrap gap-x-10 gap-y-3 px-5 pt-4">
        <Figure label={t("report:latency.p50")} ms={percentile(totals, 0.5)} />
        <Figure label={t("report:latency.p95")} ms={percentile(totals, 0.95)} />
      </dl>
      <div className="px-5 pt-3 pb-4">
        <table className="w-full text-13">
          <caption className="sr-only">{t("report:latency.table")}</caption>
          <thead className="text-left text-12 text-ink-muted">
            <tr>
              <th scope="col" className="py-1.5 pr-3 font-normal">
                {t("report:latency.at")}
              </th>
              {/* The bar says what the two columns beside it say: it is for the eye only. */}
              <td aria-hidden="true" />
              <th scope="col" className="py-1.5 pl-4 text-right font-normal">
                <Key className="text-accent">{t("report:latency.thought")}</Key>
              </th>
              <th scope="col" className="py-1.5 pl-4 text-right font-normal">
                <Key className="text-live">{t("report:latency.sent")}</Key>
              </th>
              <th scope="col" className="py-1.5 pl-4 text-right font-normal phone:hidden">
                {t("report:latency.brain")}
              </th>
            </tr>
          </thead>
          <tbody>
            {answers.map((answer) => (
              <AnswerRow key={answer.id} answer={answer} longestMs={longestMs} />
            ))}
          </tbody>
        </table>
        {takenOver > 0 && (
          <p className="mt-3 text-13 text-ink-muted">{t("report:latency.takenOver", { count: takenOver })}</p>
        )}
      </div>
    </Card>
  );
}

function AnswerRow({ answer, longestMs }: { answer: TimedAnswer; longestMs: number }) {
  const { t } = useText();
  const { atMs, brainMs, sentMs, brain, tookOver } = answer;
  const scale = (ms: number) => (ms / longestMs) * WIDTH;
  return (
    <tr className="border-line/70 border-t">
      <th scope="row" className="tabular py-1.5 pr-3 text-left font-normal text-ink-muted">
        {formatClock(atMs / 1000)}
      </th>
      <td aria-hidden="true" className="w-full py-1.5">
        <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" className="h-2 w-full" aria-hidden="true">
          <rect width={WIDTH} height="8" className="fill-ink/5" />
          <rect width={Math.max(0.6, scale(brainMs))} height="8" className="fill-accent" />
          <rect x={scale(brainMs)} width={scale(sentMs - brainMs)} height="8" className="fill-live" />
        </svg>
      </td>
      <td className="whitespace-nowrap py-1.5 pl-4 text-right">
        <Ms ms={brainMs} />
      </td>
      <td className="whitespace-nowrap py-1.5 pl-4 text-right">
        <Ms ms={sentMs - brainMs} />
      </td>
      <td className="whitespace-nowrap py-1.5 pl-4 text-right text-ink-muted phone:hidden">
        {t(`report:brain.${tookOver ? "tookOver" : brain}`)}
      </td>
    </tr>
  );
}

function Figure({ label, ms }: { label: string; ms: number | null }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-12 text-ink-muted">{label}</dt>
      <dd className="tabular font-semibold text-20">
        <Ms ms={ms ?? 0} />
      </dd>
    </div>
  );
}

function Ms({ ms }: { ms: number }) {
  const { t, locale } = useText();
  // The room's clock counts whole milliseconds: an answer by rules takes less than one.
  return <>{t("report:latency.ms", { ms: ms < 1 ? "< 1" : formatCount(ms, locale) })}</>;
}

const Key = ({ className, children }: { className: string; children: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <svg viewBox="0 0 8 8" className={`size-2 ${className}`} aria-hidden="true">
      <rect width="8" height="8" rx="2" className="fill-current" />
    </svg>
    {children}
  </span>
);
