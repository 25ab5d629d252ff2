import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { rememberMail } from "~/sign-in/awaited-mail.server";
import { Honeypot } from "~/sign-in/honeypot";
import { NewPassword } from "~/sign-in/new-password";
import { nextIn, withNext } from "~/sign-in/next";
import { TimeZoneInput } from "~/sign-in/time-zone-input";
import { offeredWays } from "~/sign-in/ways.server";
import { WaysIn } from "~/sign-in/ways-in";
import { isSignedIn } from "~/signed-in.server";
import { AuthShell, TEXT_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { checkOnLeave, useApiForm } from "~/use-api-form";
import { SignUp } from "../../../../worker/auth/auth.schema";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await isSignedIn(request, context)) throw redirect("/dashboard");
  const [t, offered] = await Promise.all([translatorFor(request), offeredWays(request, context)]);
  return { title: t("auth:signUp.title"), offered };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, locale, form] = await Promise.all([translatorFor(request), localeOf(request), request.formData()]);
  const submission = parseWithZod(form, { schema: SignUp, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply({ hideFields: SECRET_FIELDS }), { status: 400 });
  const answer = await apiFor(request, context).auth.signup.$post({ json: { ...submission.value, locale } });
  const { error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  const { email } = submission.value;
  const mail = { purpose: "sign-up", email, againAtMs: Date.now(), next: null } as const;
  return redirect("/check-email", { headers: { "Set-Cookie": rememberMail(request, mail) } });
}

export const meta = pageTitle;

export default function SignUpPage() {
  const { t } = useText();
  const { offered } = useLoaderData<typeof loader>();
  const next = nextIn(useSearchParams()[0]);
  const [form, fields] = useApiForm(SignUp, { id: "signup", lastResult: useActionData<typeof action>() });
  return (
    <AuthShell
      title={t("auth:signUp.title")}
      description={t("auth:signUp.body")}
      footer={
        <>
          {t("auth:signUp.hasAccount")}{" "}
          <Link to={withNext("/login", next)} className={TEXT_LINK}>
            {t("auth:signUp.logIn")}
          </Link>
        </>
      }
    >
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} onBlur={checkOnLeave(form)} className="grid gap-4">
        <TimeZoneInput name={fields.timeZone.name} />
        <Honeypot name={fields.website.name} />
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
        <NewPassword field={fields.password} label={t("auth:signUp.password")} />
        <SubmitButton size="lg" className="mt-2">
          {t("auth:signUp.submit")}
        </SubmitButton>
      </Form>
      <WaysIn offered={offered} next={next} />
    </AuthShell>
  );
}
