import type { CallStatus, LiveCall } from "../../../durable-objects/call.schema";
import { useText } from "../i18n/use-text";
import type { Tone } from "../ui/badge";
import { StatusDot } from "../ui/status-dot";

const TONES: Record<CallStatus, Tone> = {
  queued: "neutral",
  ringing: "accent",
  "in-progress": "live",
  forwarding: "live",
  ended: "neutral",
};

/** Where a call is, and once it is over, why. */
export function CallStatusLine({ call }: { call: LiveCall | null }) {
  const { t } = useText();
  const status = call?.status ?? "queued";
  return (
    <span role="status" className="flex min-w-0 text-ink-muted">
      <StatusDot tone={TONES[status]} wraps>
        {t(`live:status.${status}`)}
        {status === "ended" && call?.endedReason && ` · ${t(`live:endedReason.${call.endedReason}`)}`}
      </StatusDot>
    </span>
  );
}
