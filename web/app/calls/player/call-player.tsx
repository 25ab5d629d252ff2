import { Pause, Play, RotateCcw, RotateCw } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { Turn } from "../../../../durable-objects/call.schema";
import { formatClock } from "../../format";
import { useText } from "../../i18n/use-text";
import { Alert } from "../../ui/alert";
import { Button } from "../../ui/button";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import { recordingAddress } from "../call-links";
import { formatSpeed } from "../call-words";
import { jump, SKIP_S, SPEEDS } from "./playback";
import { SpeakerLane } from "./speaker-lane";
import { durationOf, togglePlay, useMedia } from "./use-media";
import { usePlayerKeys } from "./use-player-keys";
import { Waveform } from "./waveform";

type CallPlayerProps = {
  callId: string;
  /** On the recording's clock. */
  turns: readonly Turn[];
  media: HTMLAudioElement | null;
  onMedia: (media: HTMLAudioElement | null) => void;
  /** Beside the list, whose own keys come first. */
  isPanel: boolean;
};

/** The recording, to be heard beside its words. Without scripts it is the browser's own player. */
export function CallPlayer({ callId, turns, media, onMedia, isPanel }: CallPlayerProps) {
  const { t } = useText();
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const durationS = useMedia(media, durationOf, null);
  const hasFailed = useMedia(media, ({ error }) => error !== null, false);
  return (
    <section aria-label={t("report:recording.player")} className="grid gap-2 px-5 pt-4 pb-3">
      {/* biome-ignore lint/a11y/useMediaCaption: the whole conversation is written out under it */}
      <audio
        ref={onMedia}
        src={recordingAddress(callId)}
        preload="metadata"
        controls={!isAlive}
        aria-label={t("report:recording.label")}
        className={isAlive ? "hidden" : "h-10 w-full"}
      />
      {isAlive && media && !hasFailed && (
        <>
          <Track media={media} turns={turns} durationS={durationS} />
          <Controls media={media} durationS={durationS} isPanel={isPanel} />
        </>
      )}
      {hasFailed && (
        <Alert
          kind="warn"
          action={
            <Button size="sm" onClick={() => media?.load()}>
              {t("call:player.retry")}
            </Button>
          }
        >
          {t("call:player.failed")}
        </Alert>
      )}
    </section>
  );
}

type PartProps = { media: HTMLMediaElement; durationS: number | null };

/** The waveform and who spoke when: one slider, for the keyboard too. */
function Track({ media, turns, durationS }: PartProps & { turns: readonly Turn[] }) {
  const { t } = useText();
  const second = useMedia(media, ({ currentTime }) => Math.floor(currentTime), 0);
  const lengthS = Math.round(durationS ?? 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEY_STEPS[event.key];
    if (by === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    media.currentTime =
      by !== undefined ? jump(media.currentTime, by, durationS) : event.key === "Home" ? 0 : (durationS ?? 0);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("call:player.position")}
      aria-valuemin={0}
      aria-valuemax={lengthS}
      aria-valuenow={Math.min(second, lengthS)}
      aria-valuetext={t("call:player.positionOf", { at: formatClock(second), of: formatClock(lengthS) })}
      onKeyDown={onKeyDown}
      className="grid cursor-pointer gap-1.5 rounded-control"
    >
      <Waveform media={media} durationS={durationS} />
      {durationS !== null && <SpeakerLane turns={turns} durationS={durationS} />}
    </div>
  );
}

/** A slider's own keys, in seconds. */
const KEY_STEPS: Record<string, number> = {
  ArrowLeft: -SKIP_S,
  ArrowDown: -SKIP_S,
  ArrowRight: SKIP_S,
  ArrowUp: SKIP_S,
};

function Controls({ media, durationS, isPanel }: PartProps & { isPanel: boolean }) {
  const { t, locale } = useText();
  const isPaused = useMedia(media, ({ paused }) => paused, true);
  const second = useMedia(media, ({ currentTime }) => Math.floor(currentTime), 0);
  const rate = useMedia(media, ({ playbackRate }) => playbackRate, 1);
  const skip = (byS: number) => {
    media.currentTime = jump(media.currentTime, byS, durationS);
  };
  usePlayerKeys({ isPanel, toggle: () => togglePlay(media), skip });
  return (
    <div className="flex flex-wrap items-center gap-1">
      <IconButton label={t("call:player.back", { seconds: SKIP_S })} onClick={() => skip(-SKIP_S)}>
        <RotateCcw aria-hidden="true" />
      </IconButton>
      <Button
        size="icon"
        aria-label={t(isPaused ? "call:player.play" : "call:player.pause")}
        onClick={() => togglePlay(media)}
      >
        {isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
      </Button>
      <IconButton label={t("call:player.forward", { seconds: SKIP_S })} onClick={() => skip(SKIP_S)}>
        <RotateCw aria-hidden="true" />
      </IconButton>
      <p className="tabular whitespace-nowrap text-13 text-ink-muted sm:ml-2 phone:order-first phone:basis-full">
        <span className="text-ink">{formatClock(second)}</span> / {durationS === null ? "—" : formatClock(durationS)}
      </p>
      <div className="ml-auto w-24">
        <Select
          aria-label={t("call:player.speed")}
          value={String(rate)}
          onChange={(event) => {
            media.playbackRate = Number(event.target.value);
          }}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {formatSpeed(speed, locale)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
