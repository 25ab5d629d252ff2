import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { SubmitButton } from "~/ui/submit-button";
import { useSession } from "~/use-session";
import { can } from "../../../worker/permissions";
import { ConfirmButton } from "../confirm-button";

/** Publishes an earlier version again, once it was asked whether that is meant. Not for who may not. */
export function RestoreButton({ version }: { version: number }) {
  const { t } = useText();
  if (!can(useSession().role, "receptionist:write")) return null;
  return (
    <ConfirmButton
      label={t("receptionist:versions.restore")}
      title={t("receptionist:versions.restoreTitle", { version })}
      body={t("receptionist:versions.restoreBody")}
      size="sm"
    >
      <Form method="post" action="/receptionist/versions">
        <input type="hidden" name="version" value={version} />
        <SubmitButton intent={`restore ${version}`}>{t("receptionist:versions.restore")}</SubmitButton>
      </Form>
    </ConfirmButton>
  );
}
