import { Phone } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import type { Turn } from "../../../durable-objects/call.schema";
import { toolNotes } from "../calls/tool-notes";
import { useText } from "../i18n/use-text";
import { cn } from "../ui/cn";
import { SoundWave } from "../ui/sound-wave";
import { Transcript, type TranscriptNote } from "../ui/transcript";
import { CallStatusLine } from "./call-status-line";
import { CallTimer } from "./call-timer";

import { LineLost } from "./line-lost";
import { type KnownCall, type LiveState, sinceAnswer } from "./live-state";
import { useLiveCall } from "./use-live-call";
import type { Connection } from "./watch-socket";

type LiveCallProps = {
  callId: string;
  /** What the loader has read: shown at once, and all there is without scripts. */
  known: KnownCall | null;
  /** The server's clock when it was read, epoch milliseconds: a device's own may be minutes off. */
  serverNowMs: number;
  /** Whom the call is with: a formatted number. */
  title: ReactNode;
  /** Called once, when the call is over. */
  onOver?: () => void;
  /** Under the transcript: what one may do in the call. */
  footer?: ReactNode;
  className?: string;
};

/** A call as it is spoken: status, timer, transcript. Give it `key={callId}`: one mount watches one call. */
export function LiveCall({ callId, known, serverNowMs, title, onOver, footer, className }: LiveCallProps) {
  const { t, locale } = useText();
  const { state, connection, reconnect } = useLiveCall(callId, known);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onOver` at each render is not a new end
  useEffect(() => {
    if (state.isOver) onOver?.();
  }, [state.isOver]);
  return (
    <LiveCallView
      state={state}
      notes={toolNotes(state.tools, t, locale)}
      connection={connection}
      onReconnect={reconnect}
      serverNowMs={serverNowMs}
      title={title}
      footer={footer}
      className={className}
    />
  );
}

type LiveCallViewProps = Pick<LiveCallProps, "title" | "serverNowMs"> & {
  state: LiveState;
  connection: Connection;
  onReconnect: () => void;
  /** What was done between two sentences, on the room's clock like the turns. */
  notes?: readonly TranscriptNote[];
  /** In place of where the call is. */
  status?: ReactNode;
  /** Somebody is heard; else it is whether the call is spoken. */
  isTalking?: boolean;
  /** At the right of the timer. */
  controls?: ReactNode;
  /** Under the transcript: where one speaks oneself. */
  footer?: ReactNode;
  /** Takes the height it is given, without a frame of its own. */
  fills?: boolean;
  className?: string | undefined;
};

export function LiveCallView({
  state,
  connection,
  onReconnect,
  serverNowMs,
  title,
  notes = [],
  status,
  isTalking = state.call?.status === "in-progress" && connection === "open",
  controls,
  footer,
  fills = false,
  className,
}: LiveCallViewProps) {
  const { t } = useText();
  const { call } = state;
  const turns = sinceAnswer(call, state.turns);
  return (
    <section
      aria-label={t("live:label")}
      className={cn(
        "overflow-hidden bg-surface",
        fills ? "flex min-h-0 flex-1 flex-col" : "rounded-card border border-line",
        className,
      )}
    >
      <header className="flex min-h-16 items-center gap-3 border-line border-b px-4 py-3">
        <span
          aria-hidden="true"
          className={cn(
            "grid size-9 shrink-0 place-items-center rounded-full transition",
            isTalking ? "bg-live/10" : "bg-ink/5 text-ink-muted",
          )}
        >
          {isTalking ? <SoundWave className="scale-75" /> : <Phone className="size-4" />}
        </span>
        <div className="min-w-0 flex-1">
          <p className="tabular truncate font-medium text-14">{title}</p>
          {status ?? <CallStatusLine call={call} />}
        </div>
        <CallTimer call={call} serverNowMs={serverNowMs} className={isTalking ? "text-live" : "text-ink-muted"} />
        {controls}
      </header>
      <LineLost connection={connection} onReconnect={onReconnect} className="border-line border-b">
        {t("live:reconnecting")}
      </LineLost>
      {/* Reversed, so that the browser itself keeps the newest words in sight, and lets go of them when one scrolls up. */}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={t("transcript.label")}
        className={cn(
          "flex flex-col-reverse overflow-y-auto overscroll-contain focus-visible:outline-offset-[-2px]",
          fills
            ? "min-h-0 flex-1"
            : footer
              ? "max-h-[min(26rem,56dvh)] min-h-56 phone:max-h-[34dvh] phone:min-h-44"
              : "max-h-[min(26rem,56dvh)] min-h-56",
        )}
      >
        {turns.length > 0 ? (
          <Transcript turns={turns} notes={sinceAnswer(call, notes)} live className="mb-auto w-full py-5 pr-5 pl-2" />
        ) : (
          <p className="m-auto max-w-[36ch] px-6 py-10 text-center text-14 text-ink-muted">
            {t(emptyText(state, footer !== undefined))}
          </p>
        )}
      </section>
      {footer}
      <Announcer turns={turns} />
    </section>
  );
}

/** Reads out what was said once it is whole. Partials would interrupt themselves at every word. */
function Announcer({ turns }: { turns: readonly Turn[] }) {
  const { t } = useText();
  const said = turns.findLast(({ final }) => final);
  return (
    <p aria-live="polite" className="sr-only">
      {said && `${t(said.role === "ava" ? "transcript.ava" : "transcript.caller")}: ${said.text}`}
    </p>
  );
}

/** `isHere`: it is held on this page, and no phone rings. */
function emptyText({ call, isOver }: LiveState, isHere: boolean) {
  if (isOver) return "live:empty.over";
  return isHere || call?.status === "in-progress" ? "live:empty.listening" : "live:empty.waiting";
}
