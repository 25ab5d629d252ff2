import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { afterLogIn } from "~/sign-in/after-log-in.server";
import { awaitedMail } from "~/sign-in/awaited-mail.server";
import { DeadLink } from "~/sign-in/link-page";
import { linkFailure, linkPageHeaders, readLinkPage } from "~/sign-in/link-page.server";
import { NewPassword } from "~/sign-in/new-password";
import { Username } from "~/sign-in/username";
import { AuthShell } from "~/ui/auth-shell";
import { FormErrors } from "~/ui/form-errors";
import { SubmitButton } from "~/ui/submit-button";
import { checkOnLeave, useApiForm } from "~/use-api-form";
import { ResetPassword } from "../../../../worker/auth/auth.schema";

export const loader = (args: LoaderFunctionArgs) => readLinkPage(args, "reset");

/** Sets the new password, which ends every other session, and logs in. A password that is refused does not spend the link. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: ResetPassword, error: fieldErrors(t) });
  if (submission.status !== "success")
    return data({ isOver: false, reply: submission.reply({ hideFields: SECRET_FIELDS }) }, { status: 400 });
  const answer = await apiFor(request, context).auth.password.reset.$post({ json: submission.value });
  const { value, error } = await readOk(request, answer);
  if (error?.code === "too_many_requests" || error?.issues.some(({ path }) => path === "password"))
    return data({ isOver: false, reply: replyWithFailure(submission, error, t) }, { status: answer.status });
  if (error) {
    const reply = submission.reply({ hideFields: SECRET_FIELDS, formErrors: [linkFailure(error, t)] });
    return data({ isOver: true, reply }, { status: answer.status });
  }
  return afterLogIn(request, answer, value, {
    method: "email-link",
    next: awaitedMail(request)?.next ?? null,
    toast: { title: t("auth:reset.done"), description: t("auth:reset.doneBody") },
  });
}

export const headers = linkPageHeaders;
export const meta = pageTitle;

export default function ResetPasswordPage() {
  const { t } = useText();
  const { token, email } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [form, fields] = useApiForm(ResetPassword, { id: "reset", lastResult: sent?.reply });
  if (!token || sent?.isOver) {
    const errors = token ? (form.errors ?? []) : [t("auth:verifyEmail.missing")];
    return <DeadLink errors={errors} again={{ to: "/forgot-password", label: t("auth:verifyEmail.again") }} />;
  }
  return (
    <AuthShell title={t("auth:reset.title")} description={t("auth:reset.body")}>
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} onBlur={checkOnLeave(form)} className="grid gap-4">
        <input type="hidden" name={fields.token.name} value={token} />
        {email && <Username value={email} />}
        <NewPassword field={fields.password} label={t("auth:reset.password")} />
        <SubmitButton size="lg" className="mt-2">
          {t("auth:reset.submit")}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}
