import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import type { CallReport } from "./call-row";

/** The recording, or why there is none to hear. */
export function CallRecording({ call }: { call: Pick<CallReport, "id" | "recording"> }) {
  const { t } = useText();
  const { status } = call.recording;
  return (
    <Card>
      <CardHeader title={t("report:recording.label")} />
      <div className="px-5 py-4">
        {status === "stored" ? (
          // biome-ignore lint/a11y/useMediaCaption: the whole conversation is written out beside it
          <audio
            controls
            preload="none"
            src={`/api/v1/calls/${call.id}/recording`}
            aria-label={t("report:recording.player")}
            className="h-10 w-full"
          />
        ) : (
          <p className="text-13 text-ink-muted">{t(`report:recording.${status}`)}</p>
        )}
      </div>
    </Card>
  );
}
