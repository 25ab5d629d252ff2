import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import type { CallSort } from "../../../../worker/calls/calls.schema";
import { formatMoney } from "../../format";
import { useText } from "../../i18n/use-text";
import { cn } from "../../ui/cn";
import { Table, Td, Th, Tr } from "../../ui/table";
import { useReader } from "../../use-session";
import { Direction } from "../call-cells";
import type { CallRow } from "../call-row";
import { OutcomeBadge, TestBadge } from "../outcome-badge";
import { FILTER_FORM } from "./filter-bar";
import type { ListFilters } from "./filters";
import { Feeling, Length, languageText, RowBox, RowLink, type RowTools, TickBox, whenOf } from "./row-parts";
import { SELECTION_FORM } from "./selection-bar";

type CallsTableProps = {
  calls: readonly CallRow[];
  filters: Pick<ListFilters, "sort" | "q">;
  tools: RowTools;
  /** Of the page: all ticked, some, or none. */
  ticked: "all" | "some" | "none";
  onTickPage: () => void;
};

/**
 * Calls where there is room for columns. Where it gets narrow, what is read second goes under what is read first: the topic under
 * the contact; the cost, the language and at last the duration under the outcome.
 */
export function CallsTable({ calls, filters, tools, ticked, onTickPage }: CallsTableProps) {
  const { t } = useText();
  const reader = useReader();
  // Not every provider tells: a column of dashes would say nothing.
  const hasFeelings = calls.some(({ sentiment }) => sentiment !== null);
  return (
    <Table label={t("calls:list")}>
      <thead>
        <tr>
          {tools.canSelect && (
            <Th className="w-10 rounded-tl-card">
              <span className="-mr-4 -ml-3 flex">
                <TickBox
                  label={t("listing:select.page")}
                  checked={ticked === "all"}
                  isMixed={ticked === "some"}
                  onTick={onTickPage}
                />
              </span>
            </Th>
          )}
          <SortHeader by="startedAt" filters={filters} isFirst={!tools.canSelect}>
            {t("calls:columns.startedAt")}
          </SortHeader>
          <Th>{t("calls:columns.contact")}</Th>
          <SortHeader by="durationS" filters={filters} isEnd className="@max-2xl:hidden">
            {t("calls:columns.duration")}
          </SortHeader>
          <Th className="@max-4xl:rounded-tr-card">{t("calls:columns.outcome")}</Th>
          <Th className="@max-4xl:hidden">{t("calls:columns.topic")}</Th>
          {hasFeelings && <Th className="@max-4xl:hidden">{t("listing:columns.sentiment")}</Th>}
          <SortHeader by="cost" filters={filters} isEnd className="@max-4xl:hidden">
            {t("calls:columns.cost")}
          </SortHeader>
          <Th className="@max-4xl:hidden rounded-tr-card">{t("listing:columns.language")}</Th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => {
          const when = whenOf(call.startedAt, reader, tools.serverNowMs);
          return (
            <Tr key={call.id} className={cn(tools.isSelected(call.id) && "bg-accent/6")}>
              {tools.canSelect && (
                <Td>
                  <span className="-mr-4 -ml-3 flex">
                    <RowBox call={call} tools={tools} form={SELECTION_FORM} />
                  </span>
                </Td>
              )}
              <Td className="whitespace-nowrap text-13 text-ink-muted">
                <time dateTime={call.startedAt}>
                  {when.day}
                  <span className="@max-5xl:sr-only">, </span>
                  <span className="@max-5xl:block">{when.time}</span>
                </time>
              </Td>
              <Td className="@max-4xl:w-full @max-4xl:max-w-0">
                <span className="flex min-w-0 items-center gap-2">
                  <Direction of={call} />
                  <RowLink call={call} tools={tools} />
                  {call.isTest && <TestBadge />}
                </span>
                {call.topic && <span className="@4xl:hidden block truncate text-13 text-ink-muted">{call.topic}</span>}
              </Td>
              <Td className="@max-2xl:hidden whitespace-nowrap text-right">
                <Length call={call} serverNowMs={tools.serverNowMs} />
              </Td>
              <Td className="whitespace-nowrap">
                <OutcomeBadge call={call} />
                <span className="@4xl:hidden mt-0.5 flex items-center gap-1.5 text-12 text-ink-muted">
                  <span className="@2xl:hidden text-ink">
                    <Length call={call} serverNowMs={tools.serverNowMs} />
                  </span>
                  <Feeling call={call} />
                  {call.cost && <span>{formatMoney(call.cost, reader.locale)}</span>}
                  {call.language && <span>{languageText(call.language)}</span>}
                </span>
              </Td>
              <Td className="@max-4xl:hidden w-full max-w-0 truncate text-ink-muted">{call.topic}</Td>
              {hasFeelings && (
                <Td className="@max-4xl:hidden">
                  {call.sentiment ? <Feeling call={call} /> : <span className="text-ink-muted">—</span>}
                </Td>
              )}
              <Td className="@max-4xl:hidden whitespace-nowrap text-right text-ink-muted">
                {formatMoney(call.cost, reader.locale)}
              </Td>
              <Td className="@max-4xl:hidden text-13 text-ink-muted">{languageText(call.language)}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

type SortHeaderProps = {
  by: "startedAt" | "durationS" | "cost";
  filters: CallsTableProps["filters"];
  isEnd?: boolean;
  isFirst?: boolean;
  className?: string;
  children: ReactNode;
};

/** A column by which one can sort: a button of the filters' form, so that it needs no script. The largest come first. */
function SortHeader({ by, filters, isEnd = false, isFirst = false, className, children }: SortHeaderProps) {
  const { t } = useText();
  const { sort, q } = filters;
  const down: CallSort = `-${by}`;
  const order = sort === down ? "descending" : sort === by ? "ascending" : "none";
  const Arrow = { descending: ArrowDown, ascending: ArrowUp, none: ChevronsUpDown }[order];
  const box = cn(isEnd && "text-right", isFirst && "rounded-tl-card", className);
  // Words that were searched for are found by time only.
  if (q && by !== "startedAt") return <Th className={box}>{children}</Th>;
  return (
    <Th className={box} aria-sort={order}>
      <button
        type="submit"
        form={FILTER_FORM}
        name="sort"
        value={order === "descending" ? by : down}
        title={t("listing:sort.by", { column: children })}
        className={cn(
          "-mx-1.5 inline-flex h-7 items-center gap-1 rounded-control px-1.5 transition hover:bg-ink/6 hover:text-ink",
          order !== "none" && "text-ink",
        )}
      >
        {children}
        <Arrow aria-hidden="true" className={cn("size-3", order === "none" && "opacity-50")} />
      </button>
    </Th>
  );
}
