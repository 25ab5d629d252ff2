import { Link } from "@remix-run/react";
import { formatDateTime, formatDuration } from "../format";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import { useReader } from "../use-session";
import type { CallHistory as History } from "./call-row";
import { OutcomeBadge } from "./outcome-badge";

/** What else the same contact called about. `to` is where a call opens: its panel or its page. */
export function CallHistory({ history, to }: { history: History; to: (id: string) => string }) {
  const { t } = useText();
  const reader = useReader();
  const { contact, calls } = history;
  return (
    <Card>
      <CardHeader
        title={t("call:history.label")}
        action={
          calls.length > 0 && (
            <Link
              to={`/calls?contact=${encodeURIComponent(contact)}`}
              className="whitespace-nowrap text-13 text-accent underline underline-offset-2 hover:no-underline"
            >
              {t("call:history.all")}
            </Link>
          )
        }
      />
      {calls.length === 0 && <p className="px-5 py-4 text-13 text-ink-muted">{t("call:history.none")}</p>}
      <ul className="divide-y divide-line/70">
        {calls.map((call) => (
          <li key={call.id} className="relative grid gap-1 px-5 py-2.5 transition hover:bg-ink/3">
            <p className="flex items-center justify-between gap-3 text-13">
              <Link
                to={to(call.id)}
                prefetch="intent"
                viewTransition
                className="tabular font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-control focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
              >
                <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
              </Link>
              <OutcomeBadge call={call} />
            </p>
            <p className="flex justify-between gap-3 text-13 text-ink-muted">
              <span className="truncate">{call.topic ?? "—"}</span>
              <span className="tabular whitespace-nowrap">{formatDuration(call.durationS, reader.locale)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
