import type { ReactNode } from "react";
import type { Turn } from "../../../durable-objects/call.schema";
import { formatClock } from "../format";
import { useText } from "../i18n/use-text";
import { cn } from "./cn";

type TranscriptProps = {
  turns: readonly Turn[];
  /** The call is happening: new turns rise in. Who shows it reads them out once they are whole: see `live-call.tsx`. */
  live?: boolean;
  className?: string;
};

/** Who said what, and when. A partial is in a lighter ink; what the caller did not hear is struck through. */
export function Transcript({ turns, live = false, className }: TranscriptProps) {
  const { t } = useText();
  return (
    <ol aria-label={t("transcript.label")} className={cn("grid gap-4", className)}>
      {turns.map((turn) => (
        <li
          key={turn.id}
          className={cn("grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 text-14", live && "animate-rise")}
        >
          <time className="pt-px text-right text-12 text-ink-muted">{formatClock(turn.atMs / 1000)}</time>
          <div>
            <p className={cn("font-medium text-13", turn.role === "ava" ? "text-accent" : "text-ink-muted")}>
              {t(turn.role === "ava" ? "transcript.ava" : "transcript.caller")}
            </p>
            <p lang={turn.lang} className={cn("max-w-[68ch]", turn.final ? "text-ink" : "text-ink-muted")}>
              <Spoken turn={turn} unheard={t("transcript.unheard")} />
              {!turn.final && <Caret />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Spoken({ turn, unheard }: { turn: Turn; unheard: string }): ReactNode {
  const { text, heardText } = turn;
  if (heardText === undefined || !text.startsWith(heardText) || heardText.length === text.length) return text;
  return (
    <>
      {heardText}
      <s title={unheard} className="text-ink-muted decoration-ink-muted/60">
        <span className="sr-only"> ({unheard}) </span>
        {text.slice(heardText.length)}
      </s>
    </>
  );
}

const Caret = () => (
  <span aria-hidden="true" className="ml-1 inline-block size-1.5 animate-breathe rounded-full bg-live align-middle" />
);
