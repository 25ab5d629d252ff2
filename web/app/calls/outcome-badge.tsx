import type { CallOutcome } from "../../../durable-objects/call.schema";
import type { CallSummary } from "../../../worker/calls/calls.schema";
import { useText } from "../i18n/use-text";
import { Badge, type Tone } from "../ui/badge";
import { StatusDot } from "../ui/status-dot";

/** What came of a call, as far as a glance goes: good news, something to act on, or neither. */
const TONES = {
  booked: "good",
  transferred: "accent",
  "message-taken": "warn",
  answered: "neutral",
  abandoned: "neutral",
  spam: "neutral",
  failed: "bad",
} as const satisfies Record<CallOutcome, Tone>;

/** How a call turned out, or that it is happening. */
export function OutcomeBadge({ call }: { call: Pick<CallSummary, "status" | "outcome"> }) {
  const { t } = useText();
  if (call.status !== "ended")
    return (
      <StatusDot tone="live" className="font-medium text-live">
        {t("calls:live")}
      </StatusDot>
    );
  if (call.outcome === null) return <span className="text-ink-muted">—</span>;
  return <Badge tone={TONES[call.outcome]}>{t(`calls:outcome.${call.outcome}`)}</Badge>;
}

/** The owner's own call, which no figure counts. */
export function TestBadge() {
  const { t } = useText();
  return <Badge outlined>{t("calls:test")}</Badge>;
}
