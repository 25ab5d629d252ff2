import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { afterLogIn } from "~/sign-in/after-log-in.server";
import { nextIn, withNext } from "~/sign-in/next";
import { noticeIn } from "~/sign-in/notices";
import { PasskeyButton } from "~/sign-in/passkey-button";
import { isForPasskey } from "~/sign-in/passkey-form.server";
import { logInByPasskey } from "~/sign-in/passkey-log-in.server";
import { canHavePasskeys, offeredWays } from "~/sign-in/ways.server";
import { WaysIn } from "~/sign-in/ways-in";
import { isSignedIn } from "~/signed-in.server";
import { Alert } from "~/ui/alert";
import { AuthShell, TEXT_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { checkOnLeave, useApiForm } from "~/use-api-form";
import { LogIn } from "../../../../worker/auth/auth.schema";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  // Whoever is sent here from a page that wants a session gets the form: sending them back might never end.
  if (!searchParams.has("next") && (await isSignedIn(request, context))) throw redirect("/dashboard");
  const [t, offered] = await Promise.all([translatorFor(request), offeredWays(request, context)]);
  return { title: t("auth:logIn.submit"), offered, canHavePasskeys: canHavePasskeys(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  if (isForPasskey(form)) return logInByPasskey({ request, context }, "log-in", form);
  const submission = parseWithZod(form, { schema: LogIn, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply({ hideFields: SECRET_FIELDS }), { status: 400 });
  const answer = await apiFor(request, context).auth.login.$post({ json: submission.value });
  const { value, error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return afterLogIn(request, answer, value, { method: "password" });
}

export const meta = pageTitle;

export default function LogInPage() {
  const { t } = useText();
  const { offered, canHavePasskeys } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useApiForm(LogIn, { id: "login", lastResult });
  const passwordId = fields.password.id;
  // What was refused as a whole is most often a mistyped password.
  useEffect(() => {
    if (lastResult?.error?.[""]) document.getElementById(passwordId)?.focus();
  }, [lastResult, passwordId]);
  const [next, notice] = [nextIn(search), noticeIn(search)];
  return (
    <AuthShell
      title={t("auth:logIn.title")}
      description={t("auth:logIn.body")}
      footer={
        <>
          {t("auth:logIn.noAccount")}{" "}
          <Link to={withNext("/signup", next)} className={TEXT_LINK}>
            {t("auth:logIn.signUp")}
          </Link>
        </>
      }
    >
      {!form.errors && notice && <Alert className="mb-5">{t(`auth:notice.${notice}`)}</Alert>}
      {!form.errors && !notice && next && <Alert className="mb-5">{t("auth:logIn.sessionEnded")}</Alert>}
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} onBlur={checkOnLeave(form)} className="grid gap-4">
        <Field field={fields.email} label={t("auth:logIn.email")}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username webauthn"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field
          field={fields.password}
          label={t("auth:logIn.password")}
          aside={
            <Link
              to={withNext("/forgot-password", next)}
              className={`${TEXT_LINK} phone:after:-top-[18px] phone:after:-bottom-1.5 relative text-13 phone:after:absolute phone:after:inset-x-0`}
            >
              {t("auth:logIn.forgot")}
            </Link>
          }
        >
          {(control) => <PasswordInput {...control} autoComplete="current-password" />}
        </Field>
        <SubmitButton size="lg" className="mt-2">
          {t("auth:logIn.submit")}
        </SubmitButton>
      </Form>
      <WaysIn offered={offered} next={next} withLink>
        {canHavePasskeys && <PasskeyButton use="log-in" inField />}
      </WaysIn>
    </AuthShell>
  );
}
