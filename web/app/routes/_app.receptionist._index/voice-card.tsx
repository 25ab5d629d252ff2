import { useText } from "~/i18n/use-text";
import { SectionCard } from "~/receptionist/section-card";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import type { FieldState } from "~/ui/field";
import { Formality, SpokenLanguage, Tone } from "../../../../receptionist/profile.schema";
import type { Voice } from "../../../../worker/receptionists/receptionists.schema";
import { RadioPills } from "../onboarding/radio-pills";
import type { AvaManners } from "../onboarding.ava/ava-form";
import { VoicePicker } from "../onboarding.ava/voice-picker";

type VoiceCardProps = {
  fields: Record<"language" | "tone" | "formality" | "voice", FieldState>;
  draft: AvaManners;
  voices: readonly Voice[];
};

/** In which language, how, and with which voice Ava speaks. */
export function VoiceCard({ fields, draft, voices }: VoiceCardProps) {
  const { t } = useText();
  return (
    <SectionCard title={t("receptionist:manner.voice")}>
      <div className="group/ava grid gap-6">
        <RadioPills
          name={fields.language.name}
          legend={t("receptionist:manner.language")}
          defaultValue={draft.language}
          options={SpokenLanguage.options.map((value) => ({
            value,
            label: t(`receptionist:manner.languages.${value}`),
          }))}
        />
        <ChoiceGroup field={fields.tone} legend={t("receptionist:manner.tone")} className="sm:grid-cols-3">
          {Tone.options.map((tone) => (
            <RadioCard
              key={tone}
              name={fields.tone.name}
              value={tone}
              defaultChecked={tone === draft.tone}
              title={t(`receptionist:manner.tones.${tone}`)}
            />
          ))}
        </ChoiceGroup>
        {/* English has one "you". The answer stays in the form, for the day the language changes. */}
        <RadioPills
          name={fields.formality.name}
          legend={t("receptionist:manner.formality")}
          defaultValue={draft.formality}
          options={Formality.options.map((value) => ({ value, label: t(`receptionist:manner.formalities.${value}`) }))}
          className="group-has-[[name=language][value=en]:checked]/ava:hidden"
        />
        <VoicePicker key={draft.language} name={fields.voice.name} voices={voices} chosen={draft.voice} />
      </div>
    </SectionCard>
  );
}
