import { Mic } from "lucide-react";
import { useRef } from "react";
import { useText } from "../i18n/use-text";
import { cn } from "../ui/cn";
import type { Ears } from "./use-ears";

/** A press that is shorter is a tap, for whoever cannot hold a button: then it listens until the speaker stops. */
const TAP_MS = 350;
const PRESSES = ["Space", "Enter"];

/** Held, or tapped, to speak: by finger, mouse or keyboard. */
export function MicButton({ ears }: { ears: Ears }) {
  const { t } = useText();
  const pressedMs = useRef(0);

  function press(atMs: number) {
    pressedMs.current = atMs;
    if (ears.isOpen) ears.close();
    else ears.open();
  }
  function release(atMs: number) {
    if (atMs - pressedMs.current > TAP_MS) ears.close();
    else ears.leave();
  }

  return (
    <button
      type="button"
      aria-label={t(ears.isOpen ? "tester:mic.stop" : "tester:mic.talk")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        press(event.timeStamp);
      }}
      onPointerUp={({ timeStamp }) => release(timeStamp)}
      onPointerCancel={({ timeStamp }) => release(timeStamp)}
      onKeyDown={(event) => {
        if (!PRESSES.includes(event.code)) return;
        event.preventDefault();
        if (!event.repeat) press(event.timeStamp);
      }}
      onKeyUp={(event) => {
        if (!PRESSES.includes(event.code)) return;
        event.preventDefault();
        release(event.timeStamp);
      }}
      // Assistive technology may press without a pointer and without a key.
      onClick={({ detail, timeStamp }) => {
        if (detail !== 0) return;
        press(timeStamp);
        release(timeStamp);
      }}
      onContextMenu={(event) => event.preventDefault()}
      className={cn(
        "grid size-9 shrink-0 touch-none select-none place-items-center rounded-full transition phone:size-11",
        ears.isOpen ? "bg-live-soft text-live ring-2 ring-live" : "bg-accent/10 text-accent hover:bg-accent/16",
      )}
    >
      <Mic aria-hidden="true" className="size-[18px]" />
    </button>
  );
}
