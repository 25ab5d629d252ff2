import { Link } from "@remix-run/react";
import { ChevronLeft, PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { formatDateTime, formatDuration } from "../format";
import { useText } from "../i18n/use-text";
import { useReader } from "../use-session";
import { type CallReport, contactOf } from "./call-row";
import { OutcomeBadge, TestBadge } from "./outcome-badge";

/** Whom a call was with, when, for how long, and what came of it. */
export function CallHeading({ call }: { call: CallReport }) {
  const { t } = useText();
  const reader = useReader();
  const Icon = call.direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  return (
    <header className="mb-6 grid gap-3">
      <Link
        to="/calls"
        className="-ml-1 inline-flex min-h-9 items-center gap-1 justify-self-start rounded-control pr-2 text-13 text-ink-muted transition hover:text-ink phone:min-h-11"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t("calls:detail.back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="tabular font-semibold text-20 md:text-28">{contactOf(call, t)}</h1>
        {call.status === "ended" && <OutcomeBadge call={call} />}
        {call.isTest && <TestBadge />}
      </div>
      <p className="tabular flex flex-wrap items-center gap-x-2 gap-y-1 text-14 text-ink-muted">
        <Icon aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {t(`calls:detail.${call.direction}`)}
        <span aria-hidden="true">·</span>
        <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
        {call.durationS !== null && (
          <>
            <span aria-hidden="true">·</span>
            {formatDuration(call.durationS, reader.locale)}
          </>
        )}
      </p>
    </header>
  );
}
