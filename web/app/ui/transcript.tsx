import type { ReactNode } from "react";
import type { Turn } from "../../../durable-objects/call.schema";
import { formatClock } from "../format";
import { useText } from "../i18n/use-text";
import { cn } from "./cn";

/** Something that happened in between: what was looked up, what was written down. */
export type TranscriptNote = { id: string; atMs: number; endMs?: number; icon: ReactNode; children: ReactNode };

type TranscriptProps = {
  turns: readonly Turn[];
  notes?: readonly TranscriptNote[];
  /** The call is happening: new turns rise in. Who shows it reads them out once they are whole: see `live-call.tsx`. */
  live?: boolean;
  className?: string;
};

/** Who said what, and when. A partial is in a lighter ink; what the caller did not hear is struck through. */
export function Transcript({ turns, notes = [], live = false, className }: TranscriptProps) {
  const { t } = useText();
  const row = cn("grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 text-14", live && "animate-rise");
  return (
    <ol aria-label={t("transcript.label")} className={cn("grid gap-4", className)}>
      {inOrder(turns, notes).map((entry) =>
        "note" in entry ? (
          <li key={entry.note.id} className={row}>
            <span aria-hidden="true" className="mt-[3px] justify-self-end text-ink-muted [&_svg]:size-3.5">
              {entry.note.icon}
            </span>
            <div className="text-13 text-ink-muted">{entry.note.children}</div>
          </li>
        ) : (
          <TurnRow key={entry.turn.id} turn={entry.turn} className={row} />
        ),
      )}
    </ol>
  );
}

function TurnRow({ turn, className }: { turn: Turn; className: string }) {
  const { t } = useText();
  return (
    <li className={className}>
      <time className="pt-px text-right text-12 text-ink-muted">{formatClock(turn.atMs / 1000)}</time>
      <div>
        <p className={cn("font-medium text-13", turn.role === "ava" ? "text-accent" : "text-ink-muted")}>
          {t(turn.role === "ava" ? "transcript.ava" : "transcript.caller")}
        </p>
        <p lang={turn.lang} className={cn("max-w-[68ch]", turn.final ? "text-ink" : "text-ink-muted")}>
          <Spoken turn={turn} />
          {!turn.final && <Caret />}
        </p>
      </div>
    </li>
  );
}

type Entry = { turn: Turn } | { note: TranscriptNote };

/** A note stands before the words that follow from it, even where both are of one moment. */
function inOrder(turns: readonly Turn[], notes: readonly TranscriptNote[]): Entry[] {
  const entries: Entry[] = [];
  const left = [...notes].sort((a, b) => a.atMs - b.atMs);
  for (const turn of turns) {
    while (turn.role === "ava" && left[0] && left[0].atMs <= turn.atMs)
      entries.push(...left.splice(0, 1).map((note) => ({ note })));
    entries.push({ turn });
  }
  return [...entries, ...left.map((note) => ({ note }))];
}

/** A line may report what was heard in other words than were said ("14 h" as "14 heures"): that is shown after them. */
function Spoken({ turn: { text, heardText } }: { turn: Turn }): ReactNode {
  const { t } = useText();
  if (heardText === undefined || heardText === text) return text;
  if (!text.startsWith(heardText))
    return (
      <>
        {text}
        <span className="mt-1 block text-13 text-ink-muted">{t("transcript.heard", { heard: heardText })}</span>
      </>
    );
  const unheard = t("transcript.unheard");
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
