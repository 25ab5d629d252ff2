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
import { askedFactor, askingFor, secondFactorsIn } from "~/sign-in/second-factors";
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
  return data(replyWithFailure(submission, error, t), { status: answer.status });
}

export const meta = pageTitle;

const BODIES = { totp: "totpBody", passkey: "passkeyBody", "recovery-code": "recoveryBody" } as const;
const OTHERS = { totp: "useTotp", passkey: "usePasskeyInstead", "recovery-code": "useRecovery" } as const;

export default function SecondFactorPage() {
  const { t } = useText();
  const { canHavePasskeys } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [search] = useSearchParams();
  const factors = secondFactorsIn(search).filter((factor) => canHavePasskeys || factor !== "passkey");
  const asked = askedFactor(search, factors);
  return (
    <AuthShell
      title={t("auth:secondFactor.title")}
      description={t(`auth:secondFactor.${BODIES[asked]}`)}
      footer={
        <Link to={withNext("/login", nextIn(search))} className={LINE_LINK}>
          {t("auth:ways.back")}
        </Link>
      }
    >
      {asked === "passkey" ? (
        <>
          <FormErrors id="passkey-error" errors={lastResult?.error?.[""] ?? undefined} />
          <PasskeyButton use="second-factor" variant="primary" />
        </>
      ) : (
        <AnswerForm key={asked} factor={asked} lastResult={lastResult} />
      )}
      <div className="mt-4 grid gap-1">
        {factors
          .filter((factor) => factor !== asked)
          .map((factor) => (
            <Button key={factor} asChild variant="ghost">
              <Link to={askingFor(search, factor)} replace>
                {t(`auth:secondFactor.${OTHERS[factor]}`)}
              </Link>
            </Button>
          ))}
      </div>
    </AuthShell>
  );
}
