import { useText } from "~/i18n/use-text";
import type { Tone } from "~/ui/badge";
import { StatusDot } from "~/ui/status-dot";

const TONES = { synced: "good", pending: "accent", failed: "warn" } as const satisfies Record<string, Tone>;

/** Whether a caller would hear what is saved. */
export function SyncLine({ state }: { state: keyof typeof TONES }) {
  const { t } = useText();
  return (
    <p className="border-line border-t px-5 py-3.5 text-ink-muted">
      <StatusDot tone={TONES[state]} wraps>
        {t(`onboarding:ava.vapi.${state}`)}
      </StatusDot>
    </p>
  );
}
