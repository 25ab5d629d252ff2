import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form, Link, useSearchParams } from "@remix-run/react";
import { AskForLink } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { AuthShell, LINE_LINK } from "../ui/auth-shell";
import { Field } from "../ui/field";
import { FormErrors } from "../ui/form-errors";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { checkOnLeave, useApiForm } from "../use-api-form";
import { nextIn, withNext } from "./next";

type AskForLinkPageProps = { texts: "askLink" | "forgot"; lastResult: SubmissionResult<string[]> | undefined };

/** Asks which address to mail a link to: one that logs in, or one that changes the password. */
export function AskForLinkPage({ texts, lastResult }: AskForLinkPageProps) {
  const { t } = useText();
  const next = nextIn(useSearchParams()[0]);
  const [form, fields] = useApiForm(AskForLink, { id: "ask-for-link", lastResult });
  return (
    <AuthShell
      title={t(`auth:${texts}.title`)}
      description={t(`auth:${texts}.body`)}
      footer={
        <Link to={withNext("/login", next)} className={LINE_LINK}>
          {t("auth:ways.back")}
        </Link>
      }
    >
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} onBlur={checkOnLeave(form)} className="grid gap-4">
        <Field field={fields.email} label={t("auth:logIn.email")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <SubmitButton size="lg" className="mt-2">
          {t(`auth:${texts}.submit`)}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}
