import { NavLink } from "@remix-run/react";
import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import type { DeskCall } from "../../../durable-objects/live-desk.schema";
import { useText } from "../i18n/use-text";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import { CallStatusLine } from "./call-status-line";
import { CallTimer } from "./call-timer";

type DeskListProps = {
  calls: readonly DeskCall[];
  /** As they are read aloud, by E.164; one that came since the page was read is shown as it is. */
  numbers: Record<string, string>;
  serverNowMs: number;
};

/** The calls that are not over, each with the last thing said. */
export function DeskList({ calls, numbers, serverNowMs }: DeskListProps) {
  const { t } = useText();
  return (
    <ul aria-label={t("desk:list")} className="divide-y divide-line/70">
      {calls.map((call) => (
        <DeskItem key={call.id} call={call} numbers={numbers} serverNowMs={serverNowMs} />
      ))}
    </ul>
  );
}

function DeskItem({ call, numbers, serverNowMs }: Omit<DeskListProps, "calls"> & { call: DeskCall }) {
  const { t } = useText();
  const isOutbound = call.direction === "outbound";
  const number = isOutbound ? call.to : call.from;
  const contact =
    number === null ? t(call.channel === "browser" ? "calls:browser" : "calls:hidden") : (numbers[number] ?? number);
  const watched = { ...call, endedAt: null, endedReason: null };
  const Icon = isOutbound ? PhoneOutgoing : PhoneIncoming;
  return (
    <li>
      <NavLink
        to={`/live/${call.id}`}
        preventScrollReset
        viewTransition
        className={({ isActive }) =>
          cn(
            "grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-5 py-4 hover:bg-ink/3 focus-visible:outline-offset-[-2px]",
            isActive && "bg-accent/8",
          )
        }
      >
        <Icon aria-hidden="true" className="mt-0.5 size-4 text-ink-muted" />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="tabular truncate font-medium text-14">{contact}</span>
          {call.isTest && <Badge>{t("desk:test")}</Badge>}
          {isOutbound && <Badge>{t("desk:outbound")}</Badge>}
        </span>
        <CallTimer call={watched} serverNowMs={serverNowMs} className="text-live" />
        <span className="col-start-2 col-end-4 grid gap-1">
          <CallStatusLine call={watched} />
          <span className="line-clamp-2 text-13 text-ink-muted">
            {call.lastLine ? (
              <>
                <span className="font-medium text-ink">
                  {t(call.lastLine.role === "ava" ? "transcript.ava" : "transcript.caller")}
                </span>{" "}
                <span className={call.lastLine.final ? undefined : "opacity-70"}>{call.lastLine.text}</span>
              </>
            ) : (
              t("desk:noLine")
            )}
          </span>
        </span>
      </NavLink>
    </li>
  );
}
