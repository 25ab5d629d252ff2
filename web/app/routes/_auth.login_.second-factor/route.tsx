import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { afterLogIn } from "~/sign-in/after-log-in.server";
import { codeErrors } from "~/sign-in/code-errors";
import { nextIn, withNext } from "~/sign-in/next";
import { PasskeyButton } from "~/sign-in/passkey-button";
import { isForPasskey } from "~/sign-in/passkey-form.server";
import { logInByPasskey, refuseExpired } from "~/sign-in/passkey-log-in.server";
import { askedForm, askingFor, secondFactorsIn } from "~/sign-in/second-factors";
import { canHavePasskeys } from "~/sign-in/ways.server";
import { AuthShell, LINE_LINK } from "~/ui/auth-shell";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { AnswerForm } from "./answer-form";
import { SecondFactorCode } from "./second-factor-code";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("auth:secondFactor.title"), canHavePasskeys: canHavePasskeys(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  if (isForPasskey(form)) return logInByPasskey({ request, context }, "second-factor", form);
  const submission = parseWithZod(form, { schema: SecondFactorCode, error: codeErrors("auth:secondFactor.wrong")(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).auth.mfa.verify.$post({ json: submission.value });
  const { value, error } = await readOk(request, answer);
  if (!error) return afterLogIn(request, answer, value, { method: "password" });
  refuseExpired(request, error);
  const isWrong = error.issues.some(({ path }) => path === "code");
  const reply = isWrong
    ? submission.reply({ fieldErrors: { code: [t("auth:secondFactor.refused")] } })
    : replyWithFailure(submission, error, t);
  return data(reply, { status: answer.status });
}

export const meta = pageTitle;

export default function SecondFactorPage() {
  const { t } = useText();
  const { canHavePasskeys } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [search] = useSearchParams();
  const factors = secondFactorsIn(search).filter((factor) => canHavePasskeys || factor !== "passkey");
  const asked = askedForm(search, factors);
  const isLost = asked === "recovery-code";
  const isFor = isLost ? "recovery" : asked === "totp" ? "totp" : "passkey";
  return (
    <AuthShell
      title={t("auth:secondFactor.title")}
      description={t(`auth:secondFactor.${isFor}Body`)}
      footer={
        <Link to={withNext("/login", nextIn(search))} className={LINE_LINK}>
          {t("auth:ways.back")}
        </Link>
      }
    >
      {asked ? (
        <AnswerForm key={asked} factor={asked} lastResult={lastResult} />
      ) : (
        <FormErrors id="passkey-error" errors={lastResult?.error?.[""] ?? undefined} />
      )}
      <div className="mt-2 grid gap-2">
        {!isLost && factors.includes("passkey") && (
          <PasskeyButton use="second-factor" variant={asked ? "secondary" : "primary"} />
        )}
        {factors.includes("recovery-code") && factors.length > 1 && (
          <Button asChild variant="ghost">
            <Link to={askingFor(search, !isLost)} replace>
              {t(isLost ? "auth:secondFactor.found" : "auth:secondFactor.useRecovery")}
            </Link>
          </Button>
        )}
      </div>
    </AuthShell>
  );
}
