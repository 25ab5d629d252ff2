import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData } from "@remix-run/react";
import { apiFor, readOk } from "~/api.server";
import { rememberEmail } from "~/awaited-email.server";
import { replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { AuthShell, TEXT_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { SignUp } from "../../../../worker/auth/auth.schema";
import { TimeZoneInput } from "./time-zone-input";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("auth:signUp.title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, locale, form] = await Promise.all([translatorFor(request), localeOf(request), request.formData()]);
  const submission = parseWithZod(form, { schema: SignUp, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply({ hideFields: SECRET_FIELDS }), { status: 400 });
  const answer = await apiFor(request, context).auth.signup.$post({ json: { ...submission.value, locale } });
  const { error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return redirect("/check-email", { headers: { "Set-Cookie": rememberEmail(request, submission.value.email) } });
}

export const meta = pageTitle;

export default function SignUpPage() {
  const { t } = useText();
  const [form, fields] = useApiForm(SignUp, { id: "signup", lastResult: useActionData<typeof action>() });
  return (
    <AuthShell
      title={t("auth:signUp.title")}
      description={t("auth:signUp.body")}
      footer={
        <>
          {t("auth:signUp.hasAccount")}{" "}
          <Link to="/login" className={TEXT_LINK}>
            {t("auth:signUp.logIn")}
          </Link>
        </>
      }
    >
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <TimeZoneInput name={fields.timeZone.name} />
        <Field field={fields.name} label={t("auth:signUp.name")}>
          {(control) => <Input {...control} autoComplete="name" />}
        </Field>
        <Field field={fields.businessName} label={t("auth:signUp.businessName")} optional={t("optional")}>
          {(control) => <Input {...control} autoComplete="organization" />}
        </Field>
        <Field field={fields.email} label={t("auth:signUp.email")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <Field field={fields.password} label={t("auth:signUp.password")} hint={t("auth:signUp.passwordHint")}>
          {(control) => <PasswordInput {...control} autoComplete="new-password" />}
        </Field>
        <SubmitButton size="lg" className="mt-2">
          {t("auth:signUp.submit")}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}
