import { useNavigate, useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useState } from "react";
import { useText } from "~/i18n/use-text";
import { makePasskey } from "~/settings/make-passkey";
import { PartButtons } from "~/settings/part-form";
import { browserHasPasskeys } from "~/sign-in/passkey";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";

type Trouble = "exists" | "cancelled" | "failed" | "noSupport";

/** A passkey of this device, or of another that it reaches. The one thing here that needs scripts. */
export function AddPasskey({ name }: { name: string }) {
  const { t } = useText();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { formData } = useNavigation();
  const [isAsking, setIsAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (!browserHasPasskeys()) setTrouble("noSupport");
  }, []);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsAsking(true);
    setTrouble(null);
    const { made, refusal } = await makePasskey();
    setIsAsking(false);
    // The page that is opened anew asks for the proof, or for the log-in.
    if (refusal === "unproven") return navigate("?part=passkey", { replace: true });
    if (refusal) return setTrouble(refusal);
    form.set("passkey", made);
    submit(form, { method: "post", preventScrollReset: true });
  };

  return (
    <Card padded>
      <form onSubmit={add} className="grid gap-4">
        <noscript>
          <Alert kind="warn">{t("security:passkeys.noScript")}</Alert>
        </noscript>
        {trouble && <Alert kind="bad">{t(`security:passkeys.${trouble}`)}</Alert>}
        <input type="hidden" name="intent" value="passkey-add" />
        <Field
          field={{
            id: "passkey-name",
            name: "name",
            formId: "",
            errorId: "passkey-name-error",
            descriptionId: "passkey-name-hint",
            initialValue: name,
            required: true,
          }}
          label={t("security:passkeys.nameLabel")}
          hint={t("security:passkeys.nameHint")}
        >
          {({ form: _, ...control }) => <Input {...control} maxLength={60} autoComplete="off" />}
        </Field>
        <PartButtons
          submit={
            <Button
              type="submit"
              variant="primary"
              disabled={trouble === "noSupport"}
              loading={isAsking || formData?.get("intent") === "passkey-add"}
              autoFocus
            >
              {t("security:passkeys.create")}
            </Button>
          }
        />
      </form>
    </Card>
  );
}
