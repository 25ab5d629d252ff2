import { formatMoney } from "../../format";
import { useText } from "../../i18n/use-text";
import { cn } from "../../ui/cn";
import { useReader } from "../../use-session";
import { Direction } from "../call-cells";
import type { CallRow } from "../call-row";
import { OutcomeBadge, TestBadge } from "../outcome-badge";
import { Feeling, Length, languageText, RowBox, RowLink, type RowTools, whenOf } from "./row-parts";
import { SELECTION_FORM } from "./selection-bar";

/** Calls on a phone, or beside the one that is open. */
export function CallsCards({ calls, tools }: { calls: readonly CallRow[]; tools: RowTools }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <ul aria-label={t("calls:list")} className="divide-y divide-line/70">
      {calls.map((call) => {
        const when = whenOf(call.startedAt, reader, tools.serverNowMs);
        return (
          <li
            key={call.id}
            className={cn(
              "relative flex py-3 pr-4 transition first:rounded-t-card last:rounded-b-card active:bg-ink/4 has-[a:focus-visible]:bg-accent/6",
              tools.canSelect ? "pl-1" : "pl-4",
              "has-[a[aria-current]]:bg-accent/10",
              tools.isSelected(call.id) && "bg-accent/6",
            )}
          >
            {tools.canSelect && (
              <span className="flex h-6 items-center">
                <RowBox call={call} tools={tools} form={SELECTION_FORM} />
              </span>
            )}
            <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
              <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-2 gap-y-1">
                <span className="flex min-w-0 items-center gap-1.5">
                  <Direction of={call} />
                  <RowLink call={call} tools={tools} />
                  {call.isTest && <TestBadge />}
                </span>
                <OutcomeBadge call={call} />
              </div>
              <p className="flex items-center justify-between gap-3 text-13">
                <span className="truncate">{call.topic}</span>
                <span className="flex items-center gap-1.5 text-12 text-ink-muted">
                  <Feeling call={call} />
                  {call.language && languageText(call.language)}
                </span>
              </p>
              <p className="tabular flex flex-wrap items-center justify-between gap-x-3 text-13 text-ink-muted">
                <time dateTime={call.startedAt}>
                  {when.day}, {when.time}
                </time>
                <span className="whitespace-nowrap">
                  <Length call={call} serverNowMs={tools.serverNowMs} />
                  {call.cost && <> · {formatMoney(call.cost, reader.locale)}</>}
                </span>
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
