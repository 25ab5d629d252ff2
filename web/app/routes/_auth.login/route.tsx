import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useSearchParams } from "@remix-run/react";
import { apiFor, forwardCookies, readOk } from "~/api.server";
import { replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { ownPath } from "~/own-path";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { AuthShell, TEXT_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { LogIn } from "../../../../worker/auth/auth.schema";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("auth:logIn.submit") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: LogIn, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply({ hideFields: SECRET_FIELDS }), { status: 400 });
  const answer = await apiFor(request, context).auth.login.$post({ json: submission.value });
  const { value, error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  const next = new URL(request.url).searchParams.get("next");
  if ("secondFactor" in value) {
    const onward = next ? `?next=${encodeURIComponent(next)}` : "";
    return redirect(`/login/second-factor${onward}`, { headers: forwardCookies(answer) });
  }
  return redirect(ownPath(next, "/dashboard"), { headers: forwardCookies(answer) });
}

export const meta = pageTitle;

export default function LogInPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const [form, fields] = useApiForm(LogIn, { id: "login", lastResult: useActionData<typeof action>() });
  return (
    <AuthShell
      title={t("auth:logIn.title")}
      description={t("auth:logIn.body")}
      footer={
        <>
          {t("auth:logIn.noAccount")}{" "}
          <Link to="/signup" className={TEXT_LINK}>
            {t("auth:logIn.signUp")}
          </Link>
        </>
      }
    >
      {search.has("next") && !form.errors && <Alert className="mb-5">{t("auth:logIn.sessionEnded")}</Alert>}
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <Field field={fields.email} label={t("auth:logIn.email")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <Field field={fields.password} label={t("auth:logIn.password")}>
          {(control) => <PasswordInput {...control} autoComplete="current-password" />}
        </Field>
        <SubmitButton size="lg" className="mt-2">
          {t("auth:logIn.submit")}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}
