import { Link } from "@remix-run/react";
import { useMemo, useRef, useState } from "react";
import { useText } from "../i18n/use-text";
import { sinceAnswer } from "../live/live-state";
import { Card, CardHeader } from "../ui/card";
import { Transcript } from "../ui/transcript";
import { CallRecording } from "./call-recording";
import type { CallReport } from "./call-row";
import { languageName } from "./call-words";
import { turnAt } from "./player/playback";
import { useFollowedTurn } from "./player/use-followed-turn";
import { useMedia } from "./player/use-media";
import { toolReports } from "./tool-reports";

/** What was said and heard, with what Ava did in between, and the recording: each shows where the other is. */
export function CallConversation({ call, isPanel }: { call: CallReport; isPanel: boolean }) {
  const { t, locale } = useText();
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const turns = useMemo(() => sinceAnswer(call, call.turns), [call]);
  const currentId = useMedia(
    media,
    // Nothing is heard before the reader has asked for it.
    ({ currentTime, paused }) => (paused && currentTime === 0 ? null : turnAt(turns, currentTime)),
    null,
  );
  useFollowedTurn(list, media, currentId);
  return (
    // No `overflow`: the player sticks to what scrolls around the card.
    <Card>
      <CardHeader title={t("calls:detail.transcript")} description={<AnsweredBy call={call} />} />
      <CallRecording call={call} turns={turns} media={media} onMedia={setMedia} isPanel={isPanel} />
      {turns.length > 0 ? (
        <Transcript
          ref={list}
          turns={turns}
          notes={sinceAnswer(call, toolReports(call.tools, t, locale))}
          currentId={currentId}
          seek={
            media
              ? {
                  name: (clock) => t("call:player.from", { clock }),
                  to: (atMs) => {
                    media.currentTime = atMs / 1000;
                  },
                }
              : undefined
          }
          nameLanguage={(tag) => languageName(tag, locale)}
          className="py-5 pr-5 pl-2"
        />
      ) : (
        <p className="px-5 py-4 text-14 text-ink-muted">{t("calls:detail.noTranscript")}</p>
      )}
    </Card>
  );
}

/** Which of the owner's versions answered, or who else did; nothing where nobody picked up, or where nobody knows. */
function AnsweredBy({ call }: { call: CallReport }) {
  const { t } = useText();
  const { profileVersion: version } = call;
  if (version !== null)
    return (
      <>
        {t("call:answeredBy.version")}{" "}
        <Link
          to={`/receptionist/versions/${version}`}
          className="text-accent underline underline-offset-2 hover:no-underline"
        >
          {t("report:versionOf", { version })}
        </Link>
      </>
    );
  if (call.channel === "browser") return <>{t("call:answeredBy.draft")}</>;
  if (call.provider === "vapi" && call.answeredAt !== null) return <>{t("call:answeredBy.provider")}</>;
  return null;
}
