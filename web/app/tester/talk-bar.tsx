import { SendHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Input } from "../ui/input";
import { MicButton } from "./mic-button";
import { MAX_SAID_CHARS } from "./outbox";
import type { useConversation } from "./use-conversation";
import { useSpaceToTalk } from "./use-space-to-talk";

/** Where one speaks to Ava: always in writing, and aloud where the browser understands speech. */
export function TalkBar({ conversation }: { conversation: ReturnType<typeof useConversation> }) {
  const { t } = useText();
  const { ears, say, interrupt, isLeaving } = conversation;
  const [typed, setTyped] = useState("");
  const bar = useRef<HTMLFormElement>(null);
  const hasEars = ears.isThere === true;
  useSpaceToTalk(hasEars && !isLeaving, ears);
  // The button that was pressed to begin is gone: what is used next takes its place. No keyboard rises on a phone.
  useEffect(() => {
    if (ears.isThere === null || document.activeElement !== document.body) return;
    if (ears.isThere) bar.current?.querySelector("button")?.focus({ preventScroll: true });
    else if (matchMedia("(pointer: fine)").matches) bar.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [ears.isThere]);

  function send(event: FormEvent) {
    event.preventDefault();
    say(typed);
    setTyped("");
  }

  return (
    <div className="px-3 pt-3 pb-1.5">
      <form ref={bar} data-keeps="" onSubmit={send} className="flex items-center gap-2">
        {hasEars && <MicButton ears={ears} />}
        <Input
          aria-label={t("tester:say.label")}
          placeholder={t("tester:say.placeholder")}
          value={ears.isOpen ? ears.words : typed}
          readOnly={ears.isOpen}
          maxLength={MAX_SAID_CHARS}
          autoComplete="off"
          enterKeyHint="send"
          onChange={({ target }) => {
            if (typed === "" && target.value !== "") interrupt();
            setTyped(target.value);
          }}
        />
        <Button type="submit" aria-label={t("tester:say.send")} className="shrink-0">
          <SendHorizontal aria-hidden="true" />
        </Button>
      </form>
      <Hint conversation={conversation} />
    </div>
  );
}

/** One line on how to speak, or why one cannot. It keeps its place while it is empty. */
function Hint({ conversation: { ears, voice } }: { conversation: ReturnType<typeof useConversation> }) {
  const { t } = useText();
  const fault = ears.fault
    ? t(`tester:mic.fault.${ears.fault}`)
    : voice.fault && t(`tester:voice.fault.${voice.fault}`);
  const missing =
    ears.isThere === false ? t("tester:mic.none") : voice.isThere === false ? t("tester:voice.none") : null;
  return (
    <p
      role="status"
      className={cn("mt-2 min-h-[2.25rem] px-1 text-12 leading-[1.125rem]", fault ? "text-warn" : "text-ink-muted")}
    >
      {ears.isOpen ? t("tester:mic.hearing") : (fault ?? missing ?? (ears.isThere && <KeyHint />))}
    </p>
  );
}

function KeyHint() {
  const { t } = useText();
  return (
    <>
      <span className="pointer-coarse:hidden">{t("tester:mic.hint")}</span>
      <span className="pointer-fine:hidden">{t("tester:mic.hintTouch")}</span>
    </>
  );
}
