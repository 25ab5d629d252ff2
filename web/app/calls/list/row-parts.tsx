import { Link } from "@remix-run/react";
import { Frown, Meh, Smile } from "lucide-react";
import { useId } from "react";
import type { Sentiment } from "../../../../durable-objects/call.schema";
import { formatDate, formatDateTime, formatDuration, formatTime, held, type Reader, TAGS } from "../../format";
import { useText } from "../../i18n/use-text";
import { CallTimer } from "../../live/call-timer";
import { cn } from "../../ui/cn";
import { ROW_LINK } from "../../ui/table";
import { Tick } from "../../ui/tick";
import { useReader } from "../../use-session";
import { type CallRow, contactOf } from "../call-row";
import { callAddress } from "./filters";

/** What each row of the list can do, however it is drawn. */
export type RowTools = {
  /** The list's own address, which the call's goes on. */
  search: string;
  /** Whose panel is open. */
  openId: string | null;
  /** The row that Tab reaches; null before scripts run, when it reaches each. */
  activeId: string | null;
  onActive: (id: string) => void;
  /** A call opens beside the list, which then stays where it is. */
  opensBeside: boolean;
  canSelect: boolean;
  isSelected: (id: string) => boolean;
  onSelect: (id: string, isRange: boolean) => void;
  serverNowMs: number;
};

const isReached = ({ activeId }: RowTools, id: string) => activeId === null || activeId === id;

export function RowLink({ call, tools }: { call: CallRow; tools: RowTools }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <Link
      to={callAddress(call.id, tools.search)}
      prefetch="intent"
      viewTransition
      preventScrollReset={tools.opensBeside}
      data-call={call.id}
      tabIndex={isReached(tools, call.id) ? 0 : -1}
      onFocus={() => tools.onActive(call.id)}
      aria-current={tools.openId === call.id || undefined}
      className={`${ROW_LINK} tabular truncate`}
    >
      {contactOf(call, t)}
      <span className="sr-only">, {formatDateTime(call.startedAt, reader)}</span>
    </Link>
  );
}

/** Ticks a call. With Shift, all up to it from the last one. */
export function RowBox({ call, tools, form }: { call: CallRow; tools: RowTools; form: string }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <TickBox
      name="ids"
      value={call.id}
      form={form}
      tabIndex={isReached(tools, call.id) ? 0 : -1}
      checked={tools.isSelected(call.id)}
      onFocus={() => tools.onActive(call.id)}
      onTick={(isRange) => tools.onSelect(call.id, isRange)}
      label={t("listing:select.row", { contact: contactOf(call, t), date: formatDateTime(call.startedAt, reader) })}
    />
  );
}

type TickBoxProps = {
  label: string;
  checked: boolean;
  isMixed?: boolean;
  onTick: (isRange: boolean) => void;
  onFocus?: () => void;
  tabIndex?: number;
  name?: string;
  value?: string;
  form?: string;
};

/** A box as small as a row wants it, with a target as large as a finger does; above the row's own link. */
export function TickBox({ label, isMixed = false, onTick, ...input }: TickBoxProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="relative z-1 -my-3 grid size-10 place-items-center phone:size-11">
      <span className="sr-only">{label}</span>
      <Tick
        id={id}
        isMixed={isMixed}
        onChange={({ nativeEvent }) => onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        {...input}
      />
    </label>
  );
}

/** How long it lasted, or how long it has been going on. */
export function Length({ call, serverNowMs }: { call: CallRow; serverNowMs: number }) {
  const { locale } = useText();
  if (call.status === "ended") return formatDuration(call.durationS, locale);
  return call.answeredAt ? <CallTimer call={call} serverNowMs={serverNowMs} className="text-live" /> : "—";
}

const FACES = { positive: Smile, neutral: Meh, negative: Frown } as const satisfies Record<Sentiment, typeof Smile>;
const TONES = {
  positive: "text-good",
  neutral: "text-ink-muted",
  negative: "text-bad",
} as const satisfies Record<Sentiment, string>;

/** How the caller felt, where a provider told. */
export function Feeling({ call, className }: { call: Pick<CallRow, "sentiment">; className?: string }) {
  const { t } = useText();
  if (call.sentiment === null) return null;
  const Face = FACES[call.sentiment];
  const name = t(`listing:sentiment.${call.sentiment}`);
  return (
    <span title={name} className={cn("inline-flex items-center", TONES[call.sentiment], className)}>
      <Face aria-hidden="true" strokeWidth={1.75} className="size-4" />
      <span className="sr-only">{name}</span>
    </span>
  );
}

/** "FR": the language of a tag such as "fr-FR". */
export const languageText = (tag: string | null): string => tag?.split("-")[0]?.toUpperCase() ?? "—";

/** The day and the time, with the year where it is not this one. */
export function whenOf(iso: string, reader: Reader, nowMs: number): { day: string; time: string } {
  const yearOf = (at: Date) =>
    new Intl.DateTimeFormat(TAGS[reader.locale], { year: "numeric", timeZone: reader.timeZone }).format(at);
  const year = yearOf(new Date(iso));
  const day = formatDate(iso, reader);
  if (year === yearOf(new Date(nowMs))) return { day, time: formatTime(iso, reader) };
  return { day: held(reader.locale === "en" ? `${day}, ${year}` : `${day} ${year}`), time: formatTime(iso, reader) };
}
