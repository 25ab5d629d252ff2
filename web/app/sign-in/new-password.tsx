import { Check } from "lucide-react";
import { Password } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { Field, type FieldState } from "../ui/field";
import { PasswordInput } from "../ui/password-input";

type NewPasswordProps = { field: FieldState & { value?: string | undefined }; label: string; autoFocus?: boolean };

/** A password to choose: its length is told as it is typed. Whether it is a common one, only the API knows. */
export function NewPassword({ field, label, autoFocus = false }: NewPasswordProps) {
  const { t } = useText();
  const left = (Password.minLength ?? 0) - (field.value?.length ?? 0);
  const hint = () => {
    if (!field.value) return t("password.hint");
    if (left > 0) return t("password.left", { count: left });
    return (
      <span className="inline-flex items-center gap-1.5 text-good">
        <Check aria-hidden="true" className="size-3.5" />
        {t("password.enough")}
      </span>
    );
  };
  return (
    <Field field={field} label={label} hint={hint()}>
      {(control) => <PasswordInput {...control} autoComplete="new-password" {...(autoFocus && { autoFocus })} />}
    </Field>
  );
}
