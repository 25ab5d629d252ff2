import { forwardRef, type ReactNode } from "react";
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
  /** The turn whose words are heard now, where a recording plays. */
  currentId?: string | null;
  /** The moment of each turn leads there, in milliseconds, under this name. */
  seek?: { name: (clock: string) => string; to: (atMs: number) => void } | undefined;
  /** Languages as they are named; a turn in another one than the turn before says so. */
  nameLanguage?: (tag: string) => string;
  className?: string;
};

/** Who said what, and when. A partial is in a lighter ink; what the caller did not hear is struck through. */
export const Transcript = forwardRef<HTMLOListElement, TranscriptProps>(function Transcript(
  { turns, notes = [], live = false, currentId = null, seek, nameLanguage, className },
  ref,
) {
  const { t } = useText();
  const row = cn("grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 text-14", live && "animate-rise");
  const changes = nameLanguage ? languageChanges(turns) : null;
  return (
    <ol ref={ref} aria-label={t("transcript.label")} className={cn("grid gap-4", className)}>
      {inOrder(turns, notes).map((entry) =>
        "note" in entry ? (
          <li key={entry.note.id} className={row}>
            <span aria-hidden="true" className="mt-[3px] justify-self-end text-ink-muted [&_svg]:size-3.5">
              {entry.note.icon}
            </span>
            <div className="text-13 text-ink-muted">{entry.note.children}</div>
          </li>
        ) : (
          <TurnRow
            key={entry.turn.id}
            turn={entry.turn}
            isCurrent={entry.turn.id === currentId}
            seek={seek}
            language={(changes?.has(entry.turn.id) && entry.turn.lang && nameLanguage?.(entry.turn.lang)) || null}
            className={row}
          />
        ),
      )}
    </ol>
  );
});

type TurnRowProps = Pick<TranscriptProps, "seek"> & {
  turn: Turn;
  isCurrent: boolean;
  language: string | null;
  className: string;
};

function TurnRow({ turn, isCurrent, seek, language, className }: TurnRowProps) {
  const { t } = useText();
  const clock = formatClock(turn.atMs / 1000);
  const time = <time className="text-12 text-ink-muted">{clock}</time>;
  return (
    <li
      data-turn={turn.id}
      aria-current={isCurrent || undefined}
      className={cn(
        className,
        // Clear of a player that sticks to the top.
        seek && "relative scroll-mt-56 scroll-mb-24 phone:scroll-mb-36",
        isCurrent &&
          "before:absolute before:-inset-y-2 before:right-0 before:left-0 before:rounded-control before:bg-accent/8",
      )}
    >
      {seek ? (
        <button
          type="button"
          aria-label={seek.name(clock)}
          onClick={() => seek.to(turn.atMs)}
          className="relative -my-0.5 justify-self-end self-start rounded-control px-1 py-0.5 text-right leading-5 hover:bg-ink/6 hover:[&>time]:text-ink phone:-my-3 phone:py-3"
        >
          {time}
        </button>
      ) : (
        <span className="pt-px text-right leading-5">{time}</span>
      )}
      <div className="relative">
        <p className={cn("font-medium text-13", turn.role === "ava" ? "text-accent" : "text-ink-muted")}>
          {t(turn.role === "ava" ? "transcript.ava" : "transcript.caller")}
          {language && <span className="font-normal text-ink-muted"> · {language}</span>}
        </p>
        <p lang={turn.lang} className={cn("max-w-[68ch]", turn.final ? "text-ink" : "text-ink-muted")}>
          <Spoken turn={turn} />
          {!turn.final && <Caret />}
        </p>
      </div>
    </li>
  );
}

/** The turns that are in another language than the one before. Who speaks does not matter, nor does the country. */
export function languageChanges(turns: readonly Pick<Turn, "id" | "lang">[]): Set<string> {
  const changes = new Set<string>();
  let before: string | null = null;
  for (const { id, lang } of turns) {
    const language = lang?.split("-")[0]?.toLowerCase();
    if (!language) continue;
    if (before !== null && language !== before) changes.add(id);
    before = language;
  }
  return changes;
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
