import { useText } from "~/i18n/use-text";
import { SectionCard } from "~/receptionist/section-card";
import { Button } from "~/ui/button";
import { Field, type FieldState } from "~/ui/field";
import { Textarea } from "~/ui/textarea";

/** Ava's first words. `onSuggest` puts in those that go with her manners; null where they are there already. */
export function GreetingCard({ field, onSuggest }: { field: FieldState; onSuggest: (() => void) | null }) {
  const { t } = useText();
  return (
    <SectionCard
      title={t("receptionist:manner.greeting")}
      description={t("receptionist:manner.greetingBody")}
      action={
        onSuggest && (
          <Button variant="accent" size="sm" onClick={onSuggest} className="-mr-2">
            {t("receptionist:manner.suggest")}
          </Button>
        )
      }
    >
      <Field field={field} label={t("receptionist:manner.words")}>
        {(control) => <Textarea {...control} maxLength={400} rows={3} />}
      </Field>
    </SectionCard>
  );
}
