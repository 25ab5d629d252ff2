import type { Turn } from "../../../durable-objects/call.schema";
import type { fr } from "../i18n/fr";
import { type Translate, useText } from "../i18n/use-text";
import type { CallReport } from "./call-row";
import { CallPlayer } from "./player/call-player";

type CallRecordingProps = {
  call: Pick<CallReport, "id" | "recording" | "channel">;
  /** On the recording's clock. */
  turns: readonly Turn[];
  media: HTMLAudioElement | null;
  onMedia: (media: HTMLAudioElement | null) => void;
  isPanel: boolean;
};

/** The recording above its conversation, or why there is none to hear. A conversation in a browser is never recorded. */
export function CallRecording({ call, turns, media, onMedia, isPanel }: CallRecordingProps) {
  const { t } = useText();
  const { status, reason } = call.recording;
  if (call.channel === "browser" && status === "none") return null;
  if (status === "stored")
    return (
      <div className="sticky top-0 z-10 border-line border-b bg-surface">
        <CallPlayer key={call.id} callId={call.id} turns={turns} media={media} onMedia={onMedia} isPanel={isPanel} />
      </div>
    );
  return (
    <p
      role={status === "pending" ? "status" : undefined}
      className="border-line border-b px-5 py-3 text-13 text-ink-muted"
    >
      {status === "unavailable" ? unavailable(reason, t) : t(`report:recording.${status}`)}
    </p>
  );
}

type Reason = keyof typeof fr.call.recording.reasons;
const REASONS: Record<Reason, true> = { "provider-has-none": true };
const isReason = (reason: string | null): reason is Reason => reason !== null && Object.hasOwn(REASONS, reason);

function unavailable(reason: string | null, t: Translate): string {
  const known = isReason(reason) ? t(`call:recording.reasons.${reason}`) : null;
  return [t("call:recording.unavailable"), known].filter(Boolean).join(" ");
}
