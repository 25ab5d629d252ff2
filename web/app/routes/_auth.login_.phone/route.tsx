import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import * as z from "zod";
import { apiFor, forwardCookies, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { type FieldErrors, fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { formatPhone } from "~/phone.server";
import { awaitedCode, rememberCode } from "~/sign-in/awaited-code.server";
import { nextIn, nextOf, withNext } from "~/sign-in/next";
import { AuthShell, LINE_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { Phone } from "../../../../worker/phone-log-in/phone-log-in.schema";

const AskForCode = z.object({ phone: Phone });

/** A number is a number, or it is not: the general sentences about lengths would not help. */
const phoneErrors: FieldErrors = (t) => (issue) =>
  issue.code === "invalid_type" ? fieldErrors(t)(issue) : t("errors:field.phone");

export async function loader({ request }: LoaderFunctionArgs) {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  return { title: t("auth:phone.title"), phone: formatPhone(awaitedCode(request)?.phone ?? null, locale) };
}

/** Sends the code. The API reads the number as people write it in the visitor's country. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, locale, form] = await Promise.all([translatorFor(request), localeOf(request), request.formData()]);
  const submission = parseWithZod(form, { schema: AskForCode, error: phoneErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).auth.phone.send.$post({ json: { ...submission.value, locale } });
  const { value, error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  const code = { phone: value.phone, againAtMs: Date.now() + value.resendInS * 1000 };
  return redirect(withNext("/login/phone/code", nextOf(request)), {
    headers: forwardCookies(answer, new Headers({ "Set-Cookie": rememberCode(request, code) })),
  });
}

export const meta = pageTitle;

export default function PhonePage() {
  const { t } = useText();
  const { phone } = useLoaderData<typeof loader>();
  const next = nextIn(useSearchParams()[0]);
  const [form, fields] = useApiForm(AskForCode, {
    id: "phone",
    lastResult: useActionData<typeof action>(),
    defaultValue: { phone: phone ?? "" },
    errors: phoneErrors,
  });
  return (
    <AuthShell
      title={t("auth:phone.title")}
      description={t("auth:phone.body")}
      footer={
        <Link to={withNext("/login", next)} className={LINE_LINK}>
          {t("auth:ways.back")}
        </Link>
      }
    >
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <Field field={fields.phone} label={t("auth:phone.phone")} hint={t("auth:phone.hint")}>
          {(control) => <Input {...control} type="tel" inputMode="tel" autoComplete="tel" className="tabular" />}
        </Field>
        <SubmitButton size="lg" className="mt-2">
          {t("auth:phone.submit")}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}
