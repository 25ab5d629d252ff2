import { Link } from "@remix-run/react";
import { PhoneOff, RotateCcw, Volume2, VolumeX } from "lucide-react";
import { type MutableRefObject, type ReactNode, useEffect } from "react";
import { toolNotes } from "../calls/tool-notes";
import { useText } from "../i18n/use-text";
import { LiveCallView } from "../live/live-call";
import type { KnownCall } from "../live/live-state";
import type { Tone } from "../ui/badge";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { StatusDot } from "../ui/status-dot";
import type { AvaState } from "./ava-state";
import { TalkBar } from "./talk-bar";
import { useConversation } from "./use-conversation";

const TONES: Record<AvaState, Tone> = {
  connecting: "neutral",
  listening: "accent",
  thinking: "accent",
  speaking: "live",
  over: "neutral",
};

type BrowserCallProps = {
  callId: string;
  /** What the loader has read; null for a conversation that has just been asked for. */
  known: KnownCall | null;
  /** The server's clock when it was read, epoch milliseconds. */
  serverNowMs: number;
  /** Whom one talks to. */
  title: ReactNode;
  /** The language to listen for before Ava has said a word: BCP 47. */
  language: string;
  /** Only watched at first: her voice is off, whatever the reader chose elsewhere. */
  startsQuiet?: boolean;
  onOver?: () => void;
  /** What starts another one; absent where that is elsewhere on the page. */
  onAgain?: () => void;
  /** The page of the call itself has no link to itself. */
  isOwnPage?: boolean;
  fills?: boolean;
  /** For whoever closes what this stands in: hangs up, where that was not done. */
  hangUpBy?: MutableRefObject<(() => void) | null>;
};

/** A conversation with Ava, held here: the call as it is written, and one's own part in it. Give it `key={callId}`. */
export function BrowserCall(props: BrowserCallProps) {
  const { callId, known, serverNowMs, title, language, startsQuiet = false, onOver, fills = false, hangUpBy } = props;
  const { t, locale } = useText();
  const conversation = useConversation({ callId, known, language, startsQuiet });
  const { state, ava, connection, reconnect, voice, ears, hangUp, isLeaving } = conversation;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onOver` at each render is not a new end
  useEffect(() => {
    if (state.isOver) onOver?.();
  }, [state.isOver]);
  useEffect(() => {
    if (hangUpBy) hangUpBy.current = state.isOver ? null : hangUp;
  }, [hangUpBy, hangUp, state.isOver]);
  // Without scripts there is nobody to press anything for.
  const isAlive = ears.isThere !== null;
  const shown = ears.isOpen ? "hearing" : ava;
  return (
    <LiveCallView
      state={state}
      notes={toolNotes(state.tools, t, locale)}
      connection={connection}
      onReconnect={reconnect}
      serverNowMs={serverNowMs}
      title={title}
      isTalking={ava === "speaking" || ears.isOpen}
      status={
        <StatusDot tone={ears.isOpen ? "live" : TONES[ava]} className="text-ink-muted">
          {t(`tester:state.${shown}`)}
        </StatusDot>
      }
      controls={
        <span className="-mr-1.5 flex items-center gap-1">
          {voice.isThere === true && (
            <IconButton
              label={t(voice.isOn ? "tester:voice.on" : "tester:voice.off")}
              onClick={() => voice.turnOn(!voice.isOn)}
            >
              {voice.isOn ? <Volume2 /> : <VolumeX />}
            </IconButton>
          )}
          {!state.isOver && isAlive && (
            <IconButton label={t("tester:hangUp")} variant="danger" onClick={hangUp} loading={isLeaving}>
              <PhoneOff />
            </IconButton>
          )}
        </span>
      }
      footer={
        <div className="min-h-[6.5rem] border-line border-t phone:min-h-28">
          {state.isOver ? <Over {...props} /> : isAlive && <TalkBar conversation={conversation} />}
        </div>
      }
      fills={fills}
    />
  );
}

/** Where one spoke, once there is nobody to speak to. */
function Over({ callId, onAgain, isOwnPage = false }: BrowserCallProps) {
  const { t } = useText();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3">
      {onAgain && (
        <Button onClick={onAgain}>
          <RotateCcw aria-hidden="true" />
          {t("tester:again")}
        </Button>
      )}
      {!isOwnPage && (
        <Button asChild variant="ghost">
          <Link to={`/calls/${callId}`}>{t("tester:seeReport")}</Link>
        </Button>
      )}
    </div>
  );
}
