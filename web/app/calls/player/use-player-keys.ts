import { useText } from "../../i18n/use-text";
import type { Shortcut } from "../../keyboard/shortcuts";
import { useShortcuts } from "../../keyboard/use-shortcuts";
import { SKIP_S } from "./playback";

type Keys = { isPanel: boolean; toggle: () => void; skip: (byS: number) => void };

/** The player's keys, listed under "?". Beside the list `j` and `k` lead from call to call; on a page of its own they are the player's. */
export function usePlayerKeys({ isPanel, toggle, skip }: Keys): void {
  const { t } = useText();
  const back = { does: t("call:player.back", { seconds: SKIP_S }), run: once(() => skip(-SKIP_S)) };
  const forward = { does: t("call:player.forward", { seconds: SKIP_S }), run: once(() => skip(SKIP_S)) };
  const play = { does: t("call:player.playPause"), run: once(toggle) };
  useShortcuts(t("report:recording.label"), [
    { key: " ", ...play },
    { key: "ArrowLeft", ...back },
    { key: "ArrowRight", ...forward },
    ...(isPanel
      ? []
      : [
          { key: "k", ...play },
          { key: "j", ...back },
          { key: "l", ...forward },
        ]),
  ]);
}

/** The page must not scroll as well. */
const once =
  (run: () => void): Shortcut["run"] =>
  (event) => {
    event.preventDefault();
    run();
  };
