import { useText } from "~/i18n/use-text";
import { SectionCard } from "~/receptionist/section-card";
import { Field, type FieldState } from "~/ui/field";
import { Input } from "~/ui/input";

/** Who answers, and where. */
export function BusinessCard({ businessName, address }: { businessName: FieldState; address: FieldState }) {
  const { t } = useText();
  return (
    <SectionCard title={t("receptionist:business.title")}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field field={businessName} label={t("receptionist:business.name")} hint={t("receptionist:business.nameHint")}>
          {(control) => <Input {...control} autoComplete="organization" />}
        </Field>
        <Field
          field={address}
          label={t("receptionist:business.address")}
          hint={t("receptionist:business.addressHint")}
          optional={t("optional")}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              placeholder={t("receptionist:business.addressSample")}
            />
          )}
        </Field>
      </div>
    </SectionCard>
  );
}
