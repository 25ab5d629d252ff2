import { ChevronDown } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { RadioCard } from "~/ui/choice-card";
import { VoiceProvider } from "../../../../receptionist/profile.schema";
import type { Voice } from "../../../../worker/receptionists/receptionists.schema";
import { type AvaManners, voiceValue } from "./ava-form";

type VoicePickerProps = { name: string; voices: readonly Voice[]; chosen: AvaManners["voice"] };

/** A provider's list open at a time, the chosen voice's first. All of them are in the page: opening needs no script. */
export function VoicePicker({ name, voices, chosen }: VoicePickerProps) {
  const { t } = useText();
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium text-13">{t("onboarding:ava.voice")}</legend>
      {VoiceProvider.options
        .toSorted((a, b) => Number(b === chosen.provider) - Number(a === chosen.provider))
        .map((provider) => ({ provider, offered: voices.filter((voice) => voice.provider === provider) }))
        .filter(({ offered }) => offered.length > 0)
        .map(({ provider, offered }) => (
          <details
            key={provider}
            name="voices"
            open={provider === chosen.provider}
            className="group rounded-card border border-line bg-surface"
          >
            <summary className="flex min-h-11 list-none items-center gap-3 px-3.5 text-14 focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
              <span className="flex-1 font-medium">{t(`onboarding:ava.voiceGroup.${provider}`)}</span>
              <span className="text-13 text-ink-muted">{t("onboarding:ava.voices", { count: offered.length })}</span>
              <ChevronDown aria-hidden="true" className="size-4 text-ink-muted transition group-open:rotate-180" />
            </summary>
            <div className="grid grid-cols-2 gap-2 px-2 pb-2 sm:grid-cols-3">
              {offered.map((voice) => (
                <VoiceCard key={voice.voiceId} name={name} voice={voice} isChosen={voice.voiceId === chosen.voiceId} />
              ))}
            </div>
          </details>
        ))}
    </fieldset>
  );
}

function VoiceCard({ name, voice, isChosen }: { name: string; voice: Voice; isChosen: boolean }) {
  const { t } = useText();
  const reach = t(`onboarding:ava.${voice.languages.length === 1 ? "native" : "multilingual"}`);
  return (
    <RadioCard
      name={name}
      value={voiceValue(voice)}
      defaultChecked={isChosen}
      title={voice.name}
      description={`${t(`onboarding:ava.gender.${voice.gender}`)}, ${reach}`}
      className="px-3 py-2.5"
    />
  );
}
