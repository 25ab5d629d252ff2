import { useEffect, useRef, useState } from "react";
import { PAGE_NONCE } from "../../nonce";
import { cn } from "../../ui/cn";
import { useTheme } from "../../use-theme";

const HEIGHT = 48;
/** A reader who leafs through calls does not download each of them whole. */
const PATIENCE_MS = 250;
/** A longer one would fill a phone's memory only to be drawn: its speakers are shown alone. */
const LONGEST_S = 40 * 60;

/** The recording's waveform, drawn once it is here; a press or a drag on it seeks. What plays is `media`, with or without it. */
export function Waveform({ media, durationS }: { media: HTMLMediaElement; durationS: number | null }) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const [state, setState] = useState<"waiting" | "drawn" | "none">("waiting");
  const isDrawable = durationS !== null && durationS <= LONGEST_S;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (!isDrawable) return;
    let stop: (() => void) | null = null;
    let isGone = false;
    const timer = setTimeout(async () => {
      const { default: WaveSurfer } = await import("wavesurfer.js");
      if (isGone || !place.current) return;
      const wave = WaveSurfer.create({
        container: place.current,
        media,
        height: HEIGHT,
        barWidth: 2,
        barGap: 1,
        barRadius: 2,
        barMinHeight: 2,
        cursorWidth: 2,
        normalize: true,
        hideScrollbar: true,
        dragToSeek: true,
        cspNonce: PAGE_NONCE,
        ...coloursOf(place.current),
      });
      const dark = window.matchMedia("(prefers-color-scheme: dark)");
      const recolour = () => place.current && wave.setOptions(coloursOf(place.current));
      dark.addEventListener("change", recolour);
      wave.on("ready", () => setState("drawn"));
      // It is still heard, where the browser can play what it could not draw.
      wave.on("error", () => setState((known) => (known === "drawn" ? known : "none")));
      stop = () => {
        dark.removeEventListener("change", recolour);
        wave.destroy();
      };
    }, PATIENCE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [media, isDrawable, theme]);
  if (state === "none" || (durationS !== null && !isDrawable)) return null;
  return (
    <div className="relative h-12">
      {state === "waiting" && (
        <span aria-hidden="true" className="absolute inset-x-0 inset-y-4 animate-breathe rounded-control bg-ink/6" />
      )}
      <div ref={place} data-waveform={state} className={cn("h-12", state === "waiting" && "opacity-0")} />
    </div>
  );
}

/** A canvas knows no variables: the colours as they are here and now. */
function coloursOf(place: HTMLElement) {
  const resolved = (variable: string) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${variable})`;
    place.appendChild(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const played = resolved("--accent");
  return { waveColor: resolved("--edge"), progressColor: played, cursorColor: played };
}
