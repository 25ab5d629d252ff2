import type { Turn } from "../../../../durable-objects/call.schema";
import { stretches } from "./playback";

/** A lane's own measure, whatever its width on the page. */
const WIDTH = 1000;

/** Who spoke when, under the waveform: the transcript says it in words. */
export function SpeakerLane({ turns, durationS }: { turns: readonly Turn[]; durationS: number }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} 4`} preserveAspectRatio="none" className="h-1 w-full" aria-hidden="true">
      <rect width={WIDTH} height="4" className="fill-ink/6" />
      {stretches(turns, durationS).map(({ id, role, from, to }) => (
        <rect
          key={id}
          x={from * WIDTH}
          width={Math.max(1, (to - from) * WIDTH)}
          height="4"
          className={role === "ava" ? "fill-accent" : "fill-ink-muted"}
        />
      ))}
    </svg>
  );
}
