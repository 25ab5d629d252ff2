import { Link } from "@remix-run/react";
import { formatDateTime, formatDuration, formatMoney } from "../format";
import { useText } from "../i18n/use-text";
import { ROW_LINK, Table, Td, Th, Tr } from "../ui/table";
import { useReader } from "../use-session";
import { Direction } from "./call-cells";
import { type CallRow, contactOf } from "./call-row";
import { OutcomeBadge, TestBadge } from "./outcome-badge";

/** Calls to scan, each row a link: a table where there is room, stacked rows where there is not. */
export function CallList({ calls }: { calls: readonly CallRow[] }) {
  return (
    <div className="@container">
      <CallTable calls={calls} />
      <CallStack calls={calls} />
    </div>
  );
}

function CallTable({ calls }: { calls: readonly CallRow[] }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <div className="@max-xl:hidden">
      <Table label={t("calls:list")}>
        <thead>
          <tr>
            <Th className="rounded-tl-card">{t("calls:columns.startedAt")}</Th>
            <Th>{t("calls:columns.contact")}</Th>
            <Th className="text-right">{t("calls:columns.duration")}</Th>
            <Th>{t("calls:columns.outcome")}</Th>
            <Th className="@max-3xl:hidden">{t("calls:columns.topic")}</Th>
            <Th className="@max-4xl:hidden rounded-tr-card text-right">{t("calls:columns.cost")}</Th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <Tr key={call.id}>
              <Td className="whitespace-nowrap text-ink-muted">
                <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
              </Td>
              <Td className="whitespace-nowrap">
                <span className="flex items-center gap-2">
                  <Direction of={call} />
                  <CallLink call={call} />
                  {call.isTest && <TestBadge />}
                </span>
              </Td>
              <Td className="whitespace-nowrap text-right">{formatDuration(call.durationS, reader.locale)}</Td>
              <Td>
                <OutcomeBadge call={call} />
              </Td>
              <Td className="@max-3xl:hidden w-full max-w-0 truncate text-ink-muted">{call.topic}</Td>
              <Td className="@max-4xl:hidden whitespace-nowrap text-right text-ink-muted">
                {formatMoney(call.cost, reader.locale)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function CallStack({ calls }: { calls: readonly CallRow[] }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <ul aria-label={t("calls:list")} className="@xl:hidden divide-y divide-line/70">
      {calls.map((call) => (
        <li
          key={call.id}
          className="relative grid gap-1 px-5 py-3 transition first:rounded-t-card last:rounded-b-card active:bg-ink/4 has-[a:focus-visible]:bg-accent/6"
        >
          <div className="flex min-h-6 items-center justify-between gap-3">
            <span className="flex min-w-0 items-center gap-2">
              <Direction of={call} />
              <CallLink call={call} />
              {call.isTest && <TestBadge />}
            </span>
            <OutcomeBadge call={call} />
          </div>
          {call.topic && <p className="truncate text-13">{call.topic}</p>}
          <p className="tabular flex justify-between gap-3 text-13 text-ink-muted">
            <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
            <span>
              {formatDuration(call.durationS, reader.locale)}
              {call.cost && <> · {formatMoney(call.cost, reader.locale)}</>}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function CallLink({ call }: { call: CallRow }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <Link to={`/calls/${call.id}`} prefetch="intent" viewTransition className={`${ROW_LINK} tabular truncate`}>
      {contactOf(call, t)}
      <span className="sr-only">, {formatDateTime(call.startedAt, reader)}</span>
    </Link>
  );
}
