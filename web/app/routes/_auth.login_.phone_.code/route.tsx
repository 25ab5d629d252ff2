import { getFormProps } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { formatPhone } from "~/phone.server";
import { awaitedCode } from "~/sign-in/awaited-code.server";
import { codeErrors } from "~/sign-in/code-errors";
import { CodeInput } from "~/sign-in/code-input";
import { nextIn, nextOf, withNext } from "~/sign-in/next";
import { SendAgain } from "~/sign-in/send-again";
import { TimeZoneInput } from "~/sign-in/time-zone-input";
import { secondsUntil } from "~/sign-in/wait";
import { Alert } from "~/ui/alert";
import { AuthShell, LINE_LINK } from "~/ui/auth-shell";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { sendAgain, verify } from "./actions.server";
import { CodeForm } from "./code-form";

/** The number that this browser asked a code for; whoever comes without one is asked for it first. */
function requireCode(request: Request) {
  const code = awaitedCode(request);
  if (!code) throw redirect(withNext("/login/phone", nextOf(request)));
  return code;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { phone, againAtMs } = requireCode(request);
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  return {
    title: t("auth:code.title"),
    phone: formatPhone(phone, locale) ?? phone,
    againAtMs,
    waitS: secondsUntil(againAtMs, Date.now()),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { phone } = requireCode(request);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "sms" || intent === "call") return sendAgain({ request, context, phone }, intent);
  return verify({ request, context, phone }, form);
}

export const meta = pageTitle;

export default function PhoneCodePage() {
  const { t } = useText();
  const { phone, againAtMs, waitS } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const next = nextIn(useSearchParams()[0]);
  const errors = codeErrors("auth:code.wrong");
  const [form, fields] = useApiForm(CodeForm, { id: "code", lastResult: sent?.reply, errors });
  return (
    <AuthShell
      title={t("auth:code.title")}
      description={t("auth:code.body", { phone })}
      footer={
        <Link to={withNext("/login/phone", next)} className={LINE_LINK}>
          {t("auth:code.otherNumber")}
        </Link>
      }
    >
      <FormErrors id={form.errorId} errors={form.errors ?? sent?.errors} />
      {sent?.isSent && (
        <Alert kind="good" className="mb-5">
          <span role="status">{t("auth:code.sentAgain")}</span>
        </Alert>
      )}
      <Form method="post" {...getFormProps(form)} className="mb-6 grid gap-4">
        <TimeZoneInput name={fields.timeZone.name} />
        <Field field={fields.code} label={t("auth:code.code")}>
          {(control) => <CodeInput {...control} />}
        </Field>
        <SubmitButton intent="verify" size="lg" className="mt-2">
          {t("auth:code.submit")}
        </SubmitButton>
      </Form>
      <SendAgain
        waitS={waitS}
        againAtMs={againAtMs}
        buttons={[
          { intent: "sms", label: t("auth:code.sendAgain") },
          { intent: "call", label: t("auth:code.call") },
        ]}
      />
    </AuthShell>
  );
}
